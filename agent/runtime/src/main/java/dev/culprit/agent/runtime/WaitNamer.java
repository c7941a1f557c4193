package dev.culprit.agent.runtime;

/** The agent's side of {@link Recorder#lookAtThreads}. */
public abstract class WaitNamer {

    /** What to look with. */
    protected WaitNamer() {}

    /**
     * What that thread waits for.
     *
     * @param callerId the method that is open on it, or was a moment ago
     * @param blocked whether it waits for a monitor
     * @return a method id, 0 when that cannot be told
     */
    public abstract int name(Thread thread, int callerId, boolean blocked);
}
