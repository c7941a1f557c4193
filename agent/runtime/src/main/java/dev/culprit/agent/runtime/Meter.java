package dev.culprit.agent.runtime;

/**
 * Where the JVM tells what the current thread has used. Made by the agent, as the JVM's management lies outside of what this
 * package may refer to; called inside probes, so it must neither allocate nor be instrumented.
 */
public abstract class Meter {

    /** For subclasses. */
    protected Meter() {}

    /** Bytes that the current thread has allocated since its start; it is not a virtual one. */
    public abstract long allocatedBytes();

    /** CPU time in nanoseconds that the current thread has used; it is not a virtual one. */
    public abstract long cpuNanos();
}
