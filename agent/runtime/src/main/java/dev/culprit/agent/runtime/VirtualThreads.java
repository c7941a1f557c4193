package dev.culprit.agent.runtime;

import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The states lent to virtual threads. There may be millions of these, so a state is not theirs for life: the outermost
 * instrumented call borrows one, and gives it back at its end. Never keyed on the carrier, as a thread may continue on
 * another one. Thread safe; takes a lock only when more threads are inside instrumented methods than there are
 * {@link #SLOTS}.
 */
final class VirtualThreads {

    /** Most states; threads beyond that are counted, not recorded. A state takes about one kilobyte, as much as a parked thread. */
    static final int MAX_STATES = 10_000;

    private static final int SLOTS = 16;

    /** Null on a JVM without virtual threads. */
    private static final Class<?> VIRTUAL_THREAD = virtualThreadClass();

    private static final LongAdder SEEN = new LongAdder();

    private final Recording recording;
    private final AtomicReferenceArray<ThreadState> free = new AtomicReferenceArray<>(SLOTS);
    private final ArrayDeque<ThreadState> moreFree = new ArrayDeque<>();
    private final AtomicInteger made = new AtomicInteger();
    private final LongAdder unrecordedCalls = new LongAdder();
    private final long seenBefore = SEEN.sum();

    /** Every state ever made. */
    final ConcurrentLinkedQueue<ThreadState> states = new ConcurrentLinkedQueue<>();

    VirtualThreads(Recording recording) {
        this.recording = recording;
    }

    private static Class<?> virtualThreadClass() {
        try {
            return Class.forName("java.lang.BaseVirtualThread");
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    static boolean isVirtual(Thread thread) {
        return VIRTUAL_THREAD != null && VIRTUAL_THREAD.isInstance(thread);
    }

    static void noteCurrentThread() {
        if (isVirtual(Thread.currentThread())) {
            SEEN.increment();
        }
    }

    /** A state for the current thread; null if too many are in use, which counts a call as unrecorded. */
    ThreadState borrow() {
        int start = System.identityHashCode(Thread.currentThread());
        for (int i = 0; i < SLOTS; i++) {
            int slot = start + i & SLOTS - 1;
            if (free.getPlain(slot) != null) {
                ThreadState state = free.getAndSet(slot, null);
                if (state != null) {
                    return state;
                }
            }
        }
        return borrowOfMore();
    }

    private ThreadState borrowOfMore() {
        synchronized (moreFree) {
            ThreadState state = moreFree.poll();
            if (state != null) {
                return state;
            }
        }
        if (made.incrementAndGet() > MAX_STATES) {
            made.decrementAndGet();
            unrecordedCalls.increment();
            return null;
        }
        ThreadState state =
                new ThreadState(recording, recording.limits, recording.modes, Recording.VIRTUAL_GROUP, true);
        states.add(state);
        return state;
    }

    /** The current thread is outside instrumented methods again. */
    void giveBack(ThreadState state) {
        Probe.STATES.set(null);
        putBack(state);
    }

    void putBack(ThreadState state) {
        int start = System.identityHashCode(Thread.currentThread());
        for (int i = 0; i < SLOTS; i++) {
            if (free.compareAndSet(start + i & SLOTS - 1, null, state)) {
                return;
            }
        }
        synchronized (moreFree) {
            moreFree.push(state);
        }
    }

    long unrecordedCalls() {
        return unrecordedCalls.sum();
    }

    /** Virtual threads that called an instrumented method. */
    int seen() {
        return (int) Math.min(Integer.MAX_VALUE, SEEN.sum() - seenBefore);
    }
}
