package dev.culprit.analyzer.model;

/**
 * The calling context trees of all JVMs of a set, merged by thread group and by path of functions and call-site lines.
 * Columns of equal length, one row per node, parents before children. Row 0 is an artificial root without a function; its
 * children are the thread groups, theirs the outermost calls. Recursion is folded: a function that is already on the path
 * gets one more row, its recursive calls, which all deeper levels re-enter. So a function occurs at most twice on a path.
 *
 * @param parent row of the parent, -1 for row 0
 * @param function index into {@link LoadedSet#functions()}, -1 for row 0
 * @param line line in the parent from which the call is made, 0 when unknown, for outermost calls and for thread groups
 * @param calls calls begun, [fork][row]; calls of deeper recursion are counted in the row that they re-enter; 0 for thread groups
 * @param selfNanos exclusive nanoseconds without those of probes, [fork][row]
 * @param probeNanos nanoseconds that probes added, as far as they were subtracted from {@code selfNanos}, [fork][row]
 * @param metering what else was measured
 */
public record MergedTree(
        int[] parent,
        int[] function,
        int[] line,
        long[][] calls,
        long[][] selfNanos,
        long[][] probeNanos,
        Metering metering) {

    public MergedTree {
        if (calls.length != selfNanos.length || calls.length != probeNanos.length) {
            throw new IllegalArgumentException("calls, selfNanos and probeNanos differ in their number of forks");
        }
        requireLength("function", function.length, parent.length);
        requireLength("line", line.length, parent.length);
        for (int fork = 0; fork < calls.length; fork++) {
            requireLength("calls", calls[fork].length, parent.length);
            requireLength("selfNanos", selfNanos[fork].length, parent.length);
            requireLength("probeNanos", probeNanos[fork].length, parent.length);
        }
    }

    private static void requireLength(String column, int actual, int expected) {
        if (actual != expected) {
            throw new IllegalArgumentException(column + " has " + actual + " rows, parent has " + expected);
        }
    }

    /** Number of rows. */
    public int size() {
        return parent.length;
    }

    /** A tree of which nothing but time was measured. */
    public MergedTree(
            int[] parent, int[] function, int[] line, long[][] calls, long[][] selfNanos, long[][] probeNanos) {
        this(parent, function, line, calls, selfNanos, probeNanos, Metering.NONE);
    }

    /** The same with the time of probes left in. */
    MergedTree asMeasured() {
        long[][] measured = new long[forks()][size()];
        for (int fork = 0; fork < forks(); fork++) {
            for (int row = 0; row < size(); row++) {
                measured[fork][row] = selfNanos[fork][row] + probeNanos[fork][row];
            }
        }
        return new MergedTree(parent, function, line, calls, measured, new long[forks()][size()], metering);
    }

    /** Number of forks. */
    public int forks() {
        return calls.length;
    }
}
