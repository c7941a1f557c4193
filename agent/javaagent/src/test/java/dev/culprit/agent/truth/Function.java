package dev.culprit.agent.truth;

/** A function of the generated program: how the profile calls it, and what it does. */
final class Function {

    /** Does in the model what the body does in the program. */
    interface Body {
        int run(ModelThread thread, int fuel, int n);
    }

    final String name;

    /** Set once, after the functions that call it may have been made. */
    Body body = (thread, fuel, n) -> {
        throw new IllegalStateException("without body");
    };

    /**
     * Whether the truth about others needs this one's probe. What a constructor leaves by an exception of {@code super(...)} no
     * handler of its own can close, so whoever catches that must have a probe; and what comes before any call stores no line.
     */
    boolean needsProbe = true;

    /** Stands for a method that blocks and has no probe of its own: only where it is called from code with probes is it seen. */
    final boolean wait;

    /** Simple class name, dot, method; a lambda's body is {@code Part.lambda@7}, by its first line. */
    Function(String name) {
        this(name, false);
    }

    private Function(String name, boolean wait) {
        this.name = name;
        this.wait = wait;
    }

    /** One of the methods in the agent's table, with what this call of it does. */
    static Function waiting(String name, Body body) {
        Function function = new Function(name, true);
        function.needsProbe = false;
        function.body = body;
        return function;
    }
}
