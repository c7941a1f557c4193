package dev.culprit.agent.runtime;

import java.util.Arrays;

/** Fires probes on a state that no snapshot shows, to see that they work and what they cost. */
final class SelfCheck {

    private static final int METHOD_ID = Integer.MAX_VALUE;
    private static final int TIMED_LINE = 2;
    private static final int UNTIMED_LINE = 3;
    private static long sink;

    /** A set of rounds takes some 15 ms in code that is not compiled, and leaves it compiled. */
    private static final int ROUNDS = 51;

    private static final int PAIRS = 500;

    /** For less time than {@link #FULL_SET_NANOS}: a set takes at most 2 ms, and the compilers hardly notice. */
    private static final int FEW_ROUNDS = 11;

    private static final int FEW_PAIRS = 100;
    private static final long FULL_SET_NANOS = 10_000_000;

    private SelfCheck() {}

    static boolean recordsOneCall(int methodId) {
        if (!Probe.recording) {
            return false;
        }
        ThreadState own = Probe.STATES.get();
        ThreadState scratch = Recording.current().newScratchState();
        Probe.STATES.set(scratch);
        try {
            if (MeteredProbe.isOn()) {
                MeteredProbe.exit(MeteredProbe.enter(methodId));
            } else {
                Probe.exit(Probe.enter(methodId));
            }
        } finally {
            Probe.STATES.set(own);
        }
        return scratch.size == 2
                && scratch.nodes[1].methodId() == methodId
                && scratch.nodes[1].count == 1
                && !scratch.nodes[1].isOpen();
    }

    static double[] probeCost(long withinNanos) {
        if (!Probe.recording) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        }
        ThreadState own = Probe.STATES.get();
        Probe.STATES.set(Recording.current().newScratchState());
        try {
            return measure(withinNanos);
        } finally {
            Probe.STATES.set(own);
        }
    }

    /**
     * Repeats for a fixed time and takes the cheapest set of rounds: the loop begins in the interpreter, and stopping once two
     * sets agree stopped in code of the first compiler, at twice the cost.
     */
    private static double[] measure(long withinNanos) {
        long end = System.nanoTime() + withinNanos;
        boolean full = withinNanos >= FULL_SET_NANOS;
        int rounds = full ? ROUNDS : FEW_ROUNDS;
        int pairs = full ? PAIRS : FEW_PAIRS;
        double[] cheapest = rounds(rounds, pairs);
        while (System.nanoTime() - end < 0) {
            double[] next = rounds(rounds, pairs);
            double counted = Math.min(next[3], cheapest[3]);
            double plain = Math.min(next[4], cheapest[4]);
            if (next[0] + next[1] < cheapest[0] + cheapest[1]) {
                cheapest = next;
            }
            cheapest[3] = counted;
            cheapest[4] = plain;
        }
        double untimed = Math.max(0.1, cheapest[3] - cheapest[4]);
        return new double[] {cheapest[0], cheapest[1], cheapest[2], untimed};
    }

    /**
     * Medians of inside and outside part, the standard error of the median of their sum, and the medians of some work with an
     * untimed call and without.
     */
    private static double[] rounds(int rounds, int pairs) {
        double[] inside = new double[rounds];
        double[] outside = new double[rounds];
        double[] both = new double[rounds];
        double[] counted = new double[rounds];
        double[] plain = new double[rounds];
        CallTreeNode outer = enterInMode(METHOD_ID, CallMode.EVERY);
        setUp(outer);
        for (int i = 0; i < rounds; i++) {
            long recordedBefore = outer.childNanos;
            long start = System.nanoTime();
            timed(outer, pairs);
            both[i] = (double) (System.nanoTime() - start) / pairs;
            inside[i] = (double) (outer.childNanos - recordedBefore) / pairs;
            outside[i] = both[i] - inside[i];
            start = System.nanoTime();
            work(outer, pairs, true);
            counted[i] = (double) (System.nanoTime() - start) / pairs;
            start = System.nanoTime();
            work(outer, pairs, false);
            plain[i] = (double) (System.nanoTime() - start) / pairs;
        }
        Probe.exit(outer);
        double median = median(both);
        for (int i = 0; i < rounds; i++) {
            both[i] = Math.abs(both[i] - median);
        }
        // 1.4826: from median absolute deviation to standard deviation; 1.2533: from the mean's error to the median's.
        double error = 1.2533 * 1.4826 * median(both) / Math.sqrt(rounds);
        return new double[] {median(inside), median(outside), error, median(counted), median(plain)};
    }

    /** A call in that mode, whatever functions are given otherwise. */
    private static CallTreeNode enterInMode(int methodId, int mode) {
        CallTreeNode node = Probe.enter(methodId);
        if (node.mode == mode) {
            return node;
        }
        Probe.exit(node);
        node.setMode(mode);
        return Probe.enter(methodId);
    }

    private static void setUp(CallTreeNode outer) {
        outer.line = TIMED_LINE;
        Probe.exit(enterInMode(METHOD_ID, CallMode.EVERY));
        outer.line = UNTIMED_LINE;
        Probe.exit(enterInMode(METHOD_ID, CallMode.COUNTED));
    }

    private static void timed(CallTreeNode outer, int pairs) {
        if (MeteredProbe.isOn()) {
            meteredTimed(outer, pairs);
            return;
        }
        for (int i = 0; i < pairs; i++) {
            outer.line = TIMED_LINE;
            Probe.exit(Probe.enter(METHOD_ID));
        }
    }

    private static void meteredTimed(CallTreeNode outer, int pairs) {
        for (int i = 0; i < pairs; i++) {
            outer.line = TIMED_LINE;
            MeteredProbe.exit(MeteredProbe.enter(METHOD_ID));
        }
    }

    /**
     * Some work, with an untimed call around each piece or without. Untimed calls one right after the other wait for each other's
     * stores and take 8 ns; among a little work, as in any program, a processor does them aside: 500 million calls of a parser took
     * 5.5 ns each. One method for both, so that one compiler has made them: where only the half with calls was optimised, calls seemed
     * to cost nothing.
     */
    private static void work(CallTreeNode outer, int pairs, boolean called) {
        if (MeteredProbe.isOn()) {
            meteredWork(outer, pairs, called);
            return;
        }
        long x = sink;
        for (int i = 0; i < pairs; i++) {
            CallTreeNode node = outer;
            if (called) {
                outer.line = UNTIMED_LINE;
                node = Probe.enter(METHOD_ID);
            }
            x = piece(x);
            if (called) {
                Probe.exit(node);
            }
        }
        sink = x;
    }

    private static void meteredWork(CallTreeNode outer, int pairs, boolean called) {
        long x = sink;
        for (int i = 0; i < pairs; i++) {
            CallTreeNode node = outer;
            if (called) {
                outer.line = UNTIMED_LINE;
                node = MeteredProbe.enter(METHOD_ID);
            }
            x = piece(x);
            if (called) {
                MeteredProbe.exit(node);
            }
        }
        sink = x;
    }

    /** Some 10 ns. */
    private static long piece(long seed) {
        long x = seed;
        for (int i = 0; i < 8; i++) {
            x = CallMode.next(x);
        }
        return x;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
