package dev.culprit.profile;

/** How a telemetry handler is written down in the source, by the facts of its class file. */
public enum HandlerKind {
    /** A class that has a name and needs no other object: top level, or static and nested. */
    NAMED,

    /** A class without a name. */
    ANONYMOUS,

    /** A class with a name inside a method, or an inner class: each object of it keeps one of the class around it. */
    LOCAL,

    /** A lambda that captures nothing: one object for all times it is evaluated. */
    LAMBDA,

    /** A lambda that captures variables or {@code this}: an object each time it is evaluated. */
    CAPTURING_LAMBDA,

    /**
     * A method reference, bound or not. The compiler turns some (to variable-arity, protected and intersection-typed methods, and to
     * constructors of arrays) into lambdas; those are lambdas here.
     */
    METHOD_REFERENCE
}
