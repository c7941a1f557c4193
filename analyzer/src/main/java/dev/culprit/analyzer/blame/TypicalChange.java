package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;

/**
 * What parts of a change amount to between typical forks, in which nothing stalled. It is what they are compared with
 * the total of a typical fork by: a stall that is in both would make a regression look small, one in the part alone large.
 */
final class TypicalChange {

    private final AlignedTree tree;
    private final Sides sides;
    private final double[] own;
    private final double[] edges;

    /** @param typical the decomposition between typical forks, with the same calls as the one that parts are made of */
    TypicalChange(Decomposition typical, Sides sides) {
        this.tree = typical.tree();
        this.sides = sides;
        this.own = typical.own();
        this.edges = new double[tree.size()];
        for (int row = 1; row < edges.length; row++) {
            edges[sides.top(row)] += typical.edge()[row];
        }
    }

    /** Nanoseconds per fork, in the direction of the part's change, and no more than it. */
    double nanos(Part part) {
        double typical = switch (part.kind()) {
            case OWN_CODE -> sum(part.rows(), own);
            case CALL_SITE, NEW_CODE, REMOVED_CODE -> sum(part.rows(), edges);
            case WAITING -> sum(part.rows(), own) + sum(part.rows(), edges);
            case REWRITTEN -> ofBody(part);
            // What the whole JVM does has no rows.
            case COLLECTING -> part.deltaNanos();
        };
        double size = Math.min(Math.abs(part.deltaNanos()), part.isSlower() ? typical : -typical);
        return Math.max(0, size) * (part.isSlower() ? 1 : -1);
    }

    private double ofBody(Part part) {
        double nanos = 0;
        for (int row : part.rows()) {
            boolean itself = tree.function()[row] == part.function() && !sides.isOneSided(row);
            nanos += itself ? own[row] : edges[row];
        }
        return nanos;
    }

    private static double sum(int[] rows, double[] column) {
        double sum = 0;
        for (int row : rows) {
            sum += column[row];
        }
        return sum;
    }
}
