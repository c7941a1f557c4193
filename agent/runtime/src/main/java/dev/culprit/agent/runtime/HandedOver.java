package dev.culprit.agent.runtime;

import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * The tasks that were handed over and have not begun, by identity: a task is the application's object, which may be equal to another,
 * be compared and removed from queues, so it is neither wrapped nor asked anything. What is never run does not stay: keys are weak.
 *
 * <p>One object may be handed over several times before it begins, as a lambda without variables is the same object each time. The
 * hand-overs are then taken in their order; from one and the same place that is exact, and where they come from several it is counted.
 *
 * <p>Thread safe. Locked in stripes, for some tens of nanoseconds; nothing of the application runs under a lock.
 */
final class HandedOver {

    private static final int STRIPES = 64;
    private static final int STRIPE_BITS = 6;

    private final Stripe[] stripes = new Stripe[STRIPES];
    private final int maxPerStripe;
    private final LongAdder unlinked = new LongAdder();
    private final LongAdder ambiguous = new LongAdder();

    /** @param maxTasks about how many may wait; what is handed over beyond is not linked, and counted */
    HandedOver(long maxTasks) {
        maxPerStripe = (int) Math.max(1, Math.min(Integer.MAX_VALUE, maxTasks / STRIPES));
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** That object waits to be run. */
    void put(Object task, HandOver from) {
        int hash = hash(task);
        stripe(hash).put(task, hash, from, false);
    }

    /** The same for one that will be handed over by whoever makes it ready to run: this here is the place that counts. */
    void putEarly(Object task, HandOver from) {
        int hash = hash(task);
        stripe(hash).put(task, hash, from, true);
    }

    /** Where the object that now begins was handed over, null if unknown; it waits no longer. */
    HandOver take(Object task) {
        int hash = hash(task);
        return stripe(hash).take(task, hash, true);
    }

    /** The same for an object that may be run again. */
    HandOver peek(Object task) {
        int hash = hash(task);
        return stripe(hash).take(task, hash, false);
    }

    /** What was handed over last of that object will not be run after all. */
    void withdraw(Object task) {
        int hash = hash(task);
        stripe(hash).withdraw(task, hash);
    }

    /** Hand-overs for which there was no room. */
    long unlinked() {
        return unlinked.sum();
    }

    /** Hand-overs of an object that already waited, handed over elsewhere. */
    long ambiguous() {
        return ambiguous.sum();
    }

    /** Tasks that wait. */
    int size() {
        int size = 0;
        for (Stripe stripe : stripes) {
            size += stripe.size();
        }
        return size;
    }

    private static int hash(Object task) {
        return System.identityHashCode(task);
    }

    private Stripe stripe(int hash) {
        return stripes[hash & STRIPES - 1];
    }

    /** Guarded by itself. */
    private final class Stripe {

        private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

        /** Power of two; chained. */
        private WaitingTask[] table = new WaitingTask[16];

        private int size;

        synchronized int size() {
            dropCollected();
            return size;
        }

        synchronized void put(Object task, int hash, HandOver from, boolean early) {
            dropCollected();
            WaitingTask waiting = find(task, hash);
            if (waiting != null) {
                again(waiting, from);
            } else if (size >= maxPerStripe) {
                unlinked.increment();
            } else {
                if (size >= table.length) {
                    grow();
                }
                WaitingTask added = new WaitingTask(task, hash, from, early, collected);
                int i = index(hash, table.length);
                added.next = table[i];
                table[i] = added;
                size++;
            }
        }

        private void again(WaitingTask waiting, HandOver from) {
            if (waiting.early) {
                waiting.early = false;
            } else if (waiting.isOnlyFrom(from)) {
                waiting.times++;
            } else {
                ambiguous.increment();
                if (!waiting.add(from)) {
                    unlinked.increment();
                }
            }
        }

        synchronized HandOver take(Object task, int hash, boolean remove) {
            WaitingTask waiting = find(task, hash);
            if (waiting == null) {
                return null;
            }
            HandOver from = waiting.from;
            if (remove && waiting.takeOne()) {
                unlink(waiting);
            }
            return from;
        }

        synchronized void withdraw(Object task, int hash) {
            WaitingTask waiting = find(task, hash);
            if (waiting != null && waiting.takeLast()) {
                unlink(waiting);
            }
        }

        private WaitingTask find(Object task, int hash) {
            WaitingTask waiting = table[index(hash, table.length)];
            while (waiting != null && (waiting.hash != hash || !waiting.refersTo(task))) {
                waiting = waiting.next;
            }
            return waiting;
        }

        private void unlink(WaitingTask gone) {
            int i = index(gone.hash, table.length);
            WaitingTask before = null;
            for (WaitingTask waiting = table[i]; waiting != null; waiting = waiting.next) {
                if (waiting == gone) {
                    if (before == null) {
                        table[i] = gone.next;
                    } else {
                        before.next = gone.next;
                    }
                    size--;
                    gone.clear();
                    return;
                }
                before = waiting;
            }
        }

        private void dropCollected() {
            for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
                unlink((WaitingTask) gone);
            }
        }

        private void grow() {
            WaitingTask[] grown = new WaitingTask[2 * table.length];
            for (WaitingTask first : table) {
                WaitingTask waiting = first;
                while (waiting != null) {
                    WaitingTask next = waiting.next;
                    int i = index(waiting.hash, grown.length);
                    waiting.next = grown[i];
                    grown[i] = waiting;
                    waiting = next;
                }
            }
            table = grown;
        }

        private static int index(int hash, int length) {
            return hash >>> STRIPE_BITS & length - 1;
        }
    }
}
