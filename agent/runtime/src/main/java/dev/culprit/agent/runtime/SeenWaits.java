package dev.culprit.agent.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Waits that no probe is around, found by looking at threads now and then: for a monitor, and inside libraries below a call of
 * the application. A look that finds a thread waiting stands for the time since the look before: an estimate without bias, as looks
 * come at random. Guarded by the lock of {@link LoggedPaths}.
 */
final class SeenWaits {

    /** What fewer looks have found may be a short wait that was met by chance, ... */
    static final int LEAST_LOOKS = 3;

    /** ... and so may what they have found just after one another. So many looks are about this. */
    static final long LEAST_NANOS = 25_000_000;

    private static final int MOST = 10_000;

    private final Map<Place, Seen> places = new HashMap<>();

    /** Where a function waits. */
    private static final class Place {
        final MergedTree tree;
        final int row;
        final int line;
        final boolean blocked;

        Place(MergedTree tree, int row, int line, boolean blocked) {
            this.tree = tree;
            this.row = row;
            this.line = line;
            this.blocked = blocked;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place
                    && ((Place) other).tree == tree
                    && ((Place) other).row == row
                    && ((Place) other).line == line
                    && ((Place) other).blocked == blocked;
        }

        @Override
        public int hashCode() {
            return Objects.hash(System.identityHashCode(tree), row, line, blocked);
        }
    }

    private static final class Seen {
        final int methodId;

        /** Looks that have found somebody there, be it one thread or many. */
        int looks;

        long lastLook = -1;
        long waits;
        long nanos;

        Seen(int methodId) {
            this.methodId = methodId;
        }
    }

    /** What a thread that waits there, and not for a monitor, was found to wait for; 0 when nobody has looked yet. */
    int methodId(MergedTree tree, int row, int line) {
        Seen seen = places.get(new Place(tree, row, line, false));
        return seen == null ? 0 : seen.methodId;
    }

    /**
     * A look has found a thread waiting there.
     *
     * @param look the number of the look, from 0
     * @param another whether this is another wait than at the look before
     * @param nanos what the look stands for
     */
    void add(
            MergedTree tree, int row, int line, boolean blocked, int methodId, long look, boolean another, long nanos) {
        Place place = new Place(tree, row, line, blocked);
        Seen seen = places.get(place);
        if (seen == null && places.size() < MOST) {
            seen = new Seen(methodId);
            places.put(place, seen);
        }
        if (seen != null) {
            seen.looks += look == seen.lastLook ? 0 : 1;
            seen.lastLook = look;
            seen.waits += another ? 1 : 0;
            seen.nanos += nanos;
        }
    }

    /** What has been found at one place so far. */
    static final class Found {
        private final Place place;
        private final int methodId;
        private final long waits;
        private final long nanos;

        private Found(Place place, Seen seen) {
            this.place = place;
            methodId = seen.methodId;
            waits = seen.waits;
            nanos = seen.nanos;
        }
    }

    /** What was found often enough so far. */
    List<Found> found() {
        List<Found> found = new ArrayList<>();
        for (Map.Entry<Place, Seen> entry : places.entrySet()) {
            Seen seen = entry.getValue();
            if (seen.looks >= LEAST_LOOKS && seen.nanos >= LEAST_NANOS) {
                found.add(new Found(entry.getKey(), seen));
            }
        }
        return found;
    }

    /**
     * Moves the time of waits from the own time of their functions into rows below these; gives how much, in nanoseconds. Needs no
     * lock.
     */
    static long moveInto(MergedThreads merged, LoggedPaths.Located located, List<Found> all) {
        long moved = 0;
        for (Found found : all) {
            int row = located.row(found.place.tree, found.place.row);
            if (row >= 0) {
                MergedTree tree = merged.at(located.tree(found.place.tree));
                moved += tree.move(row, found.methodId, found.place.line, found.waits, found.nanos);
            }
        }
        return moved;
    }
}
