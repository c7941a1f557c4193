package dev.culprit.analyzer.load;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.ProbeCost;
import java.util.BitSet;
import java.util.List;

/**
 * The own time of every row of a JVM's tree as it would be without probes. Two things are put right, in this order:
 *
 * <ol>
 *   <li>The own time of calls that were counted and not timed is in their caller's own time. It is estimated from the calls
 *       that were timed, and moved. From the outermost row down, because what a thinned function's calls take includes the
 *       time of its own thinned callees. Never more than the caller has.
 *   <li>What the probes cost is subtracted: inside a call from the call, outside it from the caller. Never below zero.
 * </ol>
 */
final class OwnTimes {

    /** With fewer timed calls in a row, the mean over all rows of its function is the better estimate. */
    private static final int ENOUGH_SAMPLES = 16;

    private final CallTree tree;
    private final SampledCalls sampled;
    private final double inside;
    private final double outside;
    private final double untimedCost;
    /** Time that a row keeps, after estimation. */
    private final long[] gross;

    private final long[] estimated;
    private final long[] moved;
    private final double[] cost;
    private final double[] calleeProbes;

    /** Methods whose rows no probe makes. */
    private final BitSet places;

    private OwnTimes(CallTree tree, SampledCalls sampled, ProbeCost probe, List<MethodInfo> methods) {
        this.tree = tree;
        this.places = new BitSet(methods.size());
        for (int method = 0; method < methods.size(); method++) {
            MethodInfo info = methods.get(method);
            // A wait without a descriptor was found by looking at threads.
            boolean seen = info.kind().isWait() && info.descriptor().isEmpty();
            places.set(method, info.kind().isContext() || seen);
        }
        this.sampled = sampled;
        this.inside = probe.isKnown() ? probe.insideNanos() : 0;
        this.outside = probe.isKnown() ? probe.outsideNanos() : 0;
        this.untimedCost = Double.isNaN(probe.untimedNanos()) ? 0 : probe.untimedNanos();
        this.gross = tree.selfNanos().clone();
        this.estimated = new long[tree.size()];
        this.moved = new long[tree.size()];
        this.cost = new double[tree.size()];
        this.calleeProbes = new double[tree.size()];
    }

    /**
     * The own times of {@code tree}. A probe of unknown cost is taken to cost nothing.
     *
     * @param methods what the tree refers to
     */
    static OwnTimes of(CallTree tree, SampledCalls sampled, ProbeCost probe, List<MethodInfo> methods) {
        OwnTimes times = new OwnTimes(tree, sampled, probe, methods);
        times.moveUntimed();
        times.addUpProbes();
        return times;
    }

    /** Own time without probes, in nanoseconds. */
    long self(int row) {
        return gross[row] - probes(row);
    }

    /** What was subtracted for probes, in nanoseconds. */
    long probes(int row) {
        return Math.min(gross[row], Math.round(cost[row]));
    }

    /** Own time of untimed calls that was moved to the row from its caller. */
    long estimated(int row) {
        return estimated[row];
    }

    /** Own time of callees' untimed calls that was moved from the row. */
    long moved(int row) {
        return moved[row];
    }

    /** Calls that were counted and not timed. */
    long untimed(int row) {
        CallTree.Thinned thinned = tree.thinned();
        return thinned == null ? 0 : thinned.untimed()[row];
    }

    /** What the own probes of a row's timed calls added between their clock reads. */
    double insideNanos(int row) {
        return isProbed(row) ? (tree.count()[row] - untimed(row)) * inside : 0;
    }

    /** Probed calls that the row's calls made, in units of a timed one. */
    double calleeProbes(int row) {
        return calleeProbes[row];
    }

    private void moveUntimed() {
        if (tree.thinned() == null) {
            return;
        }
        double[] wanted = new double[tree.size()];
        double[] wantedOf = new double[tree.size()];
        for (int row = 0; row < wanted.length; row++) {
            wanted[row] = missing(row, tree.thinned());
            if (tree.parent()[row] >= 0) {
                wantedOf[tree.parent()[row]] += wanted[row];
            }
        }
        double[] granted = new double[tree.size()];
        for (int row = 0; row < wanted.length; row++) {
            int parent = tree.parent()[row];
            long amount = Math.round(parent < 0 ? wanted[row] : wanted[row] * granted[parent]);
            if (parent >= 0) {
                amount = Math.min(amount, gross[parent]);
                gross[parent] -= amount;
                moved[parent] += amount;
            }
            gross[row] += amount;
            estimated[row] = amount;
            // What callees want that is more than there is, they share.
            granted[row] = wantedOf[row] > gross[row] ? gross[row] / wantedOf[row] : 1;
        }
    }

    /** Own time of the row's untimed calls: what a timed one took, without the probe that an untimed one did not have. */
    private double missing(int row, CallTree.Thinned thinned) {
        long untimed = thinned.untimed()[row];
        if (untimed == 0 || !isProbed(row)) {
            return 0;
        }
        long samples = thinned.sampled()[row];
        double perCall = samples >= ENOUGH_SAMPLES
                ? (double) thinned.sampledSelfNanos()[row] / samples
                : sampled.nanosPerCall(tree.method()[row]);
        return untimed * Math.max(0, perCall - inside);
    }

    private void addUpProbes() {
        for (int row = 0; row < cost.length; row++) {
            if (!isProbed(row)) {
                continue;
            }
            long untimed = untimed(row);
            long timed = tree.count()[row] - untimed;
            cost[row] += timed * inside;
            if (tree.parent()[row] >= 0) {
                int parent = tree.parent()[row];
                cost[parent] += timed * outside + untimed * untimedCost;
                calleeProbes[parent] += timed + (outside > 0 ? untimed * untimedCost / outside : 0);
            }
        }
    }

    /** Calls beyond the limits of the tree have no node to be timed in; a test, a phase and a task are no calls. */
    private boolean isProbed(int row) {
        int method = tree.method()[row];
        return method != CallTree.TRUNCATED && !places.get(method);
    }
}
