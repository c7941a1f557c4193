package dev.culprit.analyzer.model;

/** What is wrong with a telemetry handler. */
public enum HandlerFinding {
    /** It is in the way of the code that it observes: it waits on the thread that emits. */
    BLOCKING,

    /** It waits for a lock on the thread that emits. */
    LOCKED,

    /** It is still registered when the test that registered it has ended, and others meet it. */
    LEAKED,

    /** It is registered more than once with the same object at one time. */
    DUPLICATE,

    /** It takes more than a budget allows. */
    OVER_BUDGET,

    /** It takes more than the function that emits needs for its own work. */
    COSTLY,

    /** Exceptions leave it. */
    THROWS,

    /** It registers other handlers when it is called. */
    REGISTERS_OTHERS,

    /** It emits what other handlers are called for. */
    NESTED,

    /** It is a lambda, a method reference, or a class that is anonymous or local: profiles and reviews do not know it by a name. */
    NAMELESS
}
