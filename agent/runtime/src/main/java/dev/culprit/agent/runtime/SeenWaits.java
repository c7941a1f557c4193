package dev.culprit.agent.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Waits that no probe is around, found by looking at threads now and then: for a monitor, and inside libraries below a call of
 * the application. A look that finds a thread waiting stands for the time since the look before: an estimate without bias, as looks
 * come at random. Guarded by the lock of {@link LoggedPaths}.
 */
final class SeenWaits {

    /** What fewer looks have found may be a short wait that was met by chance: three looks are about this. */
    private static final long LEAST_NANOS = 25_000_000;

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
        long waits;
        long nanos;

        Seen(int methodId) {
            this.methodId = methodId;
        }
    }

    /** What was found to be waited for at that place; 0 when nobody has looked yet. */
    int methodId(MergedTree tree, int row, int line, boolean blocked) {
        Seen seen = places.get(new Place(tree, row, line, blocked));
        return seen == null ? 0 : seen.methodId;
    }

    /**
     * A look has found a thread waiting there.
     *
     * @param another whether this is another wait than at the look before
     * @param nanos what the look stands for
     */
    void add(MergedTree tree, int row, int line, boolean blocked, int methodId, boolean another, long nanos) {
        Place place = new Place(tree, row, line, blocked);
        Seen seen = places.get(place);
        if (seen == null && places.size() < MOST) {
            seen = new Seen(methodId);
            places.put(place, seen);
        }
        if (seen != null) {
            seen.waits += another ? 1 : 0;
            seen.nanos += nanos;
        }
    }

    /** Moves the time of waits from the own time of their functions into rows below these; gives how much, in nanoseconds. */
    long moveInto(MergedThreads merged, LoggedPaths.Located located) {
        long moved = 0;
        for (Map.Entry<Place, Seen> entry : places.entrySet()) {
            Place place = entry.getKey();
            Seen seen = entry.getValue();
            int row = located.row(place.tree, place.row);
            if (row >= 0 && seen.nanos >= LEAST_NANOS) {
                MergedTree tree = merged.at(located.tree(place.tree));
                moved += tree.move(row, seen.methodId, place.line, seen.waits, seen.nanos);
            }
        }
        return moved;
    }
}
