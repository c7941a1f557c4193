package dev.culprit.agent.runtime;

import java.lang.invoke.VarHandle;

/** The fences by which a thread's plain stores reach a snapshot; the package's contract says where they are needed. */
final class Publication {

    private Publication() {}

    /** All stores before it are visible before any store after it; also keeps a compiler from delaying them. */
    static void releaseStores() {
        VarHandle.releaseFence();
    }

    /** No load after it is done before a store before it has reached the other threads; costs an instruction. */
    static void allInOrder() {
        VarHandle.fullFence();
    }

    /** No load after it is done before a load before it. */
    static void acquireLoads() {
        VarHandle.acquireFence();
    }
}
