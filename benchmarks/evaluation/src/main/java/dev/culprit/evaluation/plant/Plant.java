package dev.culprit.evaluation.plant;

/** A change of one method. */
sealed interface Plant {

    /** The method whose body is changed, which is the one to be named. */
    MethodKey method();

    /** What it should add, as share of the baseline's time without the agent. */
    double impact();

    /**
     * Busy work in the method's own body.
     *
     * @param iterations rounds of integer mixing in every call
     */
    record SlowDown(MethodKey method, int iterations, long calls, double impact) implements Plant {}

    /**
     * Every call at one line is made {@code extra} times more.
     *
     * @param line the call site
     * @param callee whose calls are repeated
     */
    record ExtraCalls(MethodKey method, int line, MethodKey callee, int extra, long calls, double impact)
            implements Plant {}

    /**
     * The method sleeps.
     *
     * @param every in each how many calls
     * @param millis how long
     */
    record Wait(MethodKey method, int every, int millis, long calls, double impact) implements Plant {}
}
