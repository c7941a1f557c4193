package dev.culprit.agent.runtime;

import java.util.Arrays;

/** Fires probes on a state that no snapshot shows, to see that they work and what they cost. */
final class SelfCheck {

    private static final int METHOD_ID = Integer.MAX_VALUE;
    private static final int PAIRS = 500;
    private static final int ROUNDS = 51;
    private static final long BUDGET_NANOS = 50_000_000;

    private SelfCheck() {}

    static boolean recordsOneCall(int methodId) {
        if (!Probe.recording) {
            return false;
        }
        ThreadState own = Probe.STATES.get();
        ThreadState scratch = Recording.current().newScratchState();
        Probe.STATES.set(scratch);
        try {
            Probe.exit(Probe.enter(methodId));
        } finally {
            Probe.STATES.set(own);
        }
        return scratch.size == 2
                && scratch.nodes[1].methodId() == methodId
                && scratch.nodes[1].count == 1
                && !scratch.nodes[1].isOpen();
    }

    static double[] probeCost() {
        if (!Probe.recording) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN};
        }
        ThreadState own = Probe.STATES.get();
        Probe.STATES.set(Recording.current().newScratchState());
        try {
            return measure();
        } finally {
            Probe.STATES.set(own);
        }
    }

    /**
     * Repeats for a fixed time and takes the cheapest set of rounds: the loop begins in the interpreter, and stopping once two
     * sets agree stopped in code of the first compiler, at twice the cost.
     */
    private static double[] measure() {
        long end = System.nanoTime() + BUDGET_NANOS;
        double[] cheapest = rounds();
        while (System.nanoTime() - end < 0) {
            double[] next = rounds();
            if (next[0] + next[1] < cheapest[0] + cheapest[1]) {
                cheapest = next;
            }
        }
        return cheapest;
    }

    /** Medians of inside and outside part, and the standard error of the median of their sum. */
    private static double[] rounds() {
        double[] inside = new double[ROUNDS];
        double[] outside = new double[ROUNDS];
        double[] both = new double[ROUNDS];
        CallTreeNode outer = Probe.enter(METHOD_ID);
        outer.line = 1;
        for (int i = 0; i < ROUNDS; i++) {
            long recordedBefore = outer.childNanos;
            long start = System.nanoTime();
            pairs(outer);
            both[i] = (double) (System.nanoTime() - start) / PAIRS;
            inside[i] = (double) (outer.childNanos - recordedBefore) / PAIRS;
            outside[i] = both[i] - inside[i];
        }
        Probe.exit(outer);
        double median = median(both);
        for (int i = 0; i < ROUNDS; i++) {
            both[i] = Math.abs(both[i] - median);
        }
        // 1.4826: from median absolute deviation to standard deviation; 1.2533: from the mean's error to the median's.
        double error = 1.2533 * 1.4826 * median(both) / Math.sqrt(ROUNDS);
        return new double[] {median(inside), median(outside), error};
    }

    private static void pairs(CallTreeNode outer) {
        for (int i = 0; i < PAIRS; i++) {
            outer.line = 2;
            Probe.exit(Probe.enter(METHOD_ID));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
