package dev.culprit.agent.runtime;

/** Each thread's {@link ThreadState}; null for a virtual thread outside instrumented methods. */
final class StatesOfThreads extends ThreadLocal<ThreadState> {

    /** Called once per thread, so it can count virtual threads, which otherwise leave nothing behind. */
    @Override
    protected ThreadState initialValue() {
        VirtualThreads.noteCurrentThread();
        return null;
    }
}
