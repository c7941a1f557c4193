package dev.culprit.analyzer.blame;

import java.util.Arrays;
import java.util.List;

/**
 * One part of the change of the total.
 *
 * @param kind what it is
 * @param function index of the function it is about: whose own code, or what is called; see {@code AlignedTree.functions()};
 *     {@link #NOBODY} for {@code COLLECTING}
 * @param caller index of the function that calls it, {@link #NOBODY} for {@code OWN_CODE} and for calls
 *     that no known code makes
 * @param rows the rows it sums over
 * @param heaviestRow the row that contributes most to it, 0 when it has none
 * @param deltaNanos candidate less baseline, nanoseconds per fork
 */
record Part(Kind kind, int function, int caller, int[] rows, int heaviestRow, double deltaNanos) {

    enum Kind {
        /** Each call of the function takes more or less time in its own code. */
        OWN_CODE,
        /** A function that both sides know is called more or less often from one call site. */
        CALL_SITE,
        /** Code that only the candidate has. */
        NEW_CODE,
        /** Code that only the baseline has. */
        REMOVED_CODE,
        /** A changed function and the calls that came and went in its body, taken together: it does its work differently. */
        REWRITTEN,
        /** A function waits for another time at one call that blocks: longer, or more often. */
        WAITING,
        /** Garbage collection, taken out of the own times of functions. */
        COLLECTING
    }

    /** No function. */
    static final int NOBODY = -1;

    Part scaled(double share) {
        return new Part(kind, function, caller, rows, heaviestRow, deltaNanos * share);
    }

    boolean isSlower() {
        return deltaNanos > 0;
    }

    /** The parts that exchanged one way of working for another in the body of {@code owner}, as one. */
    static Part rewritten(int owner, List<Part> parts) {
        return joined(Kind.REWRITTEN, owner, -1, parts);
    }

    /** One part with the rows and the deltas of all {@code parts}. */
    static Part joined(Kind kind, int function, int caller, List<Part> parts) {
        int[] rows = new int[0];
        double delta = 0;
        int heaviest = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (Part part : parts) {
            int from = rows.length;
            rows = Arrays.copyOf(rows, from + part.rows.length);
            System.arraycopy(part.rows, 0, rows, from, part.rows.length);
            delta += part.deltaNanos;
            if (part.deltaNanos > most) {
                most = part.deltaNanos;
                heaviest = part.heaviestRow;
            }
        }
        return new Part(kind, function, caller, rows, heaviest, delta);
    }
}
