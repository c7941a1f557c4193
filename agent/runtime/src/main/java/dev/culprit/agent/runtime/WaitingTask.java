package dev.culprit.agent.runtime;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** A task that waits to be run, with the places where it was handed over, the oldest first. Guarded by its stripe of {@link HandedOver}. */
final class WaitingTask extends WeakReference<Object> {

    /** Places beyond which the next one is not kept: the list is walked to its end. */
    private static final int MAX_PLACES = 100;

    final int hash;

    /** The next one in the table. */
    WaitingTask next;

    /** The oldest place. */
    HandOver from;

    /** How often from {@link #from}. */
    int times = 1;

    /** Whether {@link #from} was noted early, and the hand-over itself is still to come. */
    boolean early;

    private Later later;

    WaitingTask(Object task, int hash, HandOver from, boolean early, ReferenceQueue<Object> collected) {
        super(task, collected);
        this.hash = hash;
        this.from = from;
        this.early = early;
    }

    private static final class Later {
        final HandOver from;
        int times = 1;
        Later next;

        Later(HandOver from) {
            this.from = from;
        }
    }

    boolean isOnlyFrom(HandOver place) {
        return later == null && from.isLike(place);
    }

    /** Handed over again from there; false if there is no room. */
    boolean add(HandOver place) {
        int places = 1;
        Later last = later;
        while (last != null && last.next != null) {
            last = last.next;
            places++;
        }
        if (last != null && last.from.isLike(place)) {
            last.times++;
        } else if (places > MAX_PLACES) {
            return false;
        } else if (last == null) {
            later = new Later(place);
        } else {
            last.next = new Later(place);
        }
        return true;
    }

    /** Takes the oldest hand-over away; true when nothing is left. */
    boolean takeOne() {
        if (--times > 0) {
            return false;
        }
        if (later == null) {
            return true;
        }
        from = later.from;
        times = later.times;
        later = later.next;
        return false;
    }

    /** Takes the newest hand-over away; true when nothing is left. */
    boolean takeLast() {
        if (later == null) {
            return takeOne();
        }
        Later before = null;
        Later last = later;
        while (last.next != null) {
            before = last;
            last = last.next;
        }
        if (--last.times > 0) {
            return false;
        }
        if (before == null) {
            later = null;
        } else {
            before.next = null;
        }
        return false;
    }
}
