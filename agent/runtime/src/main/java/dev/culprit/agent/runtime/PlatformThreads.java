package dev.culprit.agent.runtime;

import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The states of platform threads. A thread's state is found again when the application wipes its thread locals, as the
 * common fork-join pool does after each task. Those of ended threads go into {@link EndedThreads}: at each snapshot, and
 * whenever their number has doubled, so that short threads cost constant memory and, spread over all, constant time.
 * Thread safe; a starting thread never waits for a sweep or a snapshot.
 */
final class PlatformThreads {

    private static final int FIRST_SWEEP = 64;

    private final Recording recording;
    private final ConcurrentHashMap<Long, Owned> owned = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile int sweepAt = FIRST_SWEEP;

    /** Threads that came after the last sweep; without any there is little reason for another one. */
    private volatile boolean newThreads;

    /** What ended threads have left; also the lock of sweeps and snapshots. */
    final EndedThreads ended;

    PlatformThreads(Recording recording) {
        this.recording = recording;
        ended = new EndedThreads(recording);
    }

    /** A state and the thread it belongs to, which it does not keep from being collected. */
    private static final class Owned extends WeakReference<Thread> {
        final ThreadState state;

        Owned(Thread thread, ThreadState state) {
            super(thread);
            this.state = state;
        }

        /** A thread that is no longer alive has made all its stores visible to whoever knows (JLS 17.4.5). */
        boolean hasEnded() {
            Thread thread = get();
            return thread == null || !thread.isAlive();
        }
    }

    /** The state of that thread, which must be the current one. */
    ThreadState stateOf(Thread thread) {
        long key = System.identityHashCode(thread);
        Owned found = owned.get(key);
        while (found != null && found.get() != thread) {
            key += 1L << 32;
            found = owned.get(key);
        }
        return found != null ? found.state : add(thread, key);
    }

    private ThreadState add(Thread thread, long freeKey) {
        Owned made = new Owned(thread, newState(thread));
        long key = freeKey;
        while (owned.putIfAbsent(key, made) != null) {
            key += 1L << 32;
        }
        newThreads = true;
        if (size.incrementAndGet() >= sweepAt) {
            trySweep();
        }
        return made.state;
    }

    /** For a thread that finds a limit reached; false if it need not look again. What that takes is none of its open calls'. */
    boolean sweepForRoom() {
        // While a snapshot is at it, no clock is read for nothing, call by call.
        if (!newThreads || ended.lock.isLocked()) {
            return false;
        }
        long begun = OwnWork.begin();
        try {
            return trySweep();
        } finally {
            OwnWork.end(begun);
        }
    }

    /**
     * A sweep, unless somebody is at it or the stack of the application is about to be full. The call of the application in which it is made
     * has nothing to do with its errors.
     */
    private boolean trySweep() {
        if (!StackRoom.isThere() || !ended.lock.tryLock()) {
            return false;
        }
        try {
            sweep();
            return true;
        } catch (Throwable thrown) {
            recording.faults.merging(thrown);
            return false;
        } finally {
            ended.lock.unlock();
        }
    }

    private ThreadState newState(Thread thread) {
        ThreadState state = new ThreadState(
                recording, recording.limits, recording.modes, ThreadGroupNames.of(thread.getName()), false);
        TaskContexts.startPlatformThread(state, thread);
        return state;
    }

    /**
     * Takes over what ended threads have recorded. Where that fails, for want of memory for instance, it is lost, which is a fault that
     * profiles name. The lock must be held.
     */
    void sweep() {
        newThreads = false;
        try {
            Iterator<Owned> all = owned.values().iterator();
            while (all.hasNext()) {
                Owned candidate = all.next();
                if (candidate.hasEnded()) {
                    // First: what fails half way must not be taken over once more.
                    all.remove();
                    size.decrementAndGet();
                    takeOver(candidate.state);
                }
            }
        } finally {
            sweepAt = Math.max(FIRST_SWEEP, 2 * size.get());
        }
    }

    private void takeOver(ThreadState state) {
        try {
            ended.add(state);
        } catch (Throwable thrown) {
            recording.faults.merging(thrown);
        }
    }

    /** Shows all threads to somebody who looks at them. */
    void showTo(ThreadLooks looks) {
        for (Owned each : owned.values()) {
            Thread thread = each.get();
            if (thread != null) {
                looks.lookAt(thread, each.state);
            }
        }
    }

    /** States of threads that had not ended at the last sweep. */
    Iterator<ThreadState> states() {
        Iterator<Owned> all = owned.values().iterator();
        return new Iterator<ThreadState>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public ThreadState next() {
                return all.next().state;
            }
        };
    }
}
