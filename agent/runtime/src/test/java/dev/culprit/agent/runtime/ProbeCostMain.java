package dev.culprit.agent.runtime;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;

/**
 * Prints what a probe adds to a call, in nanoseconds of the thread's CPU time, next to the floor of two clock reads. The
 * methods are instrumented by hand, as the agent would. For a first look; {@code benchmarks/} is what figures are quoted from.
 *
 * <p>{@code java -cp target/classes:target/test-classes dev.culprit.agent.runtime.ProbeCostMain [threads]}
 */
final class ProbeCostMain {

    private static final int ROUNDS = 15;
    private static final long ROUND_NANOS = 60_000_000;
    private static final int TIMED_FLAT = 2;
    private static final int TIMED_DEEP = 3;
    private static final int SAMPLED_FLAT = 4;
    private static final int SAMPLED_DEEP = 5;
    private static final int COUNTED_FLAT = 6;
    private static final int COUNTED_DEEP = 7;
    private static long sink;

    private ProbeCostMain() {}

    private interface Shape {
        long run(int calls);
    }

    public static void main(String[] arguments) throws Exception {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        Recorder.start(1_000_000, 512, 64 << 20);
        Recorder.thin(new int[] {SAMPLED_FLAT, SAMPLED_DEEP}, true);
        Recorder.thin(new int[] {COUNTED_FLAT, COUNTED_DEEP}, false);
        CyclicBarrier together = new CyclicBarrier(threads);
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            boolean prints = i == 0;
            all[i] = new Thread(() -> measure(together, prints), "bench-" + i);
            all[i].start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        System.out.println("(sink " + sink + ")");
    }

    private static void measure(CyclicBarrier together, boolean prints) {
        Shape[] shapes = {
            ProbeCostMain::flatPlain,
            ProbeCostMain::flatFloor,
            ProbeCostMain::flatProbed,
            ProbeCostMain::flatSampled,
            ProbeCostMain::flatCounted,
            ProbeCostMain::deepPlain,
            ProbeCostMain::deepFloor,
            ProbeCostMain::deepProbed,
            ProbeCostMain::deepSampled,
            ProbeCostMain::deepCounted
        };
        int[] perRun = {1, 1, 1, 1, 1, 10, 10, 10, 10, 10};
        double[][] nanos = new double[shapes.length][ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            for (int shape = 0; shape < shapes.length; shape++) {
                await(together);
                double cost = nanosPerCall(shapes[shape]) / perRun[shape];
                if (round >= 0) {
                    nanos[shape][round] = cost;
                }
            }
        }
        if (prints) {
            double[] m = new double[shapes.length];
            for (int i = 0; i < m.length; i++) {
                Arrays.sort(nanos[i]);
                m[i] = nanos[i][ROUNDS / 2];
            }
            print("flat", m, 0);
            print("deep", m, 5);
            double[] own = Recorder.measureProbeCost();
            System.out.printf(
                    "self-calibration: inside %.1f outside %.1f error %.2f, untimed %.1f%n",
                    own[0], own[1], own[2], own[3]);
        }
    }

    private static void print(String name, double[] nanos, int plain) {
        double floor = nanos[plain + 1] - nanos[plain];
        System.out.printf("%s: plain %.1f, floor +%.1f", name, nanos[plain], floor);
        String[] modes = {"probed", "sampled", "counted"};
        for (int i = 0; i < modes.length; i++) {
            double added = nanos[plain + 2 + i] - nanos[plain];
            System.out.printf(", %s +%.1f ns = %.2f x floor", modes[i], added, added / floor);
        }
        System.out.println();
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double nanosPerCall(Shape shape) {
        java.lang.management.ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long calls = 0;
        long start = cpu.getCurrentThreadCpuTime();
        long end = start + ROUND_NANOS;
        long now;
        do {
            sink = shape.run(1000);
            calls += 1000;
            now = cpu.getCurrentThreadCpuTime();
        } while (now < end);
        return (double) (now - start) / calls;
    }

    private static long work(long seed) {
        long x = seed;
        for (int i = 0; i < 60; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
            x ^= x >>> 17;
        }
        return x;
    }

    private static long flatPlain(int calls) {
        long x = 1;
        for (int i = 0; i < calls; i++) {
            x = work(x);
        }
        return x;
    }

    private static long flatFloor(int calls) {
        long x = 1;
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            x = work(x);
            elapsed += System.nanoTime() - start;
        }
        return x;
    }

    private static long elapsed;

    private static long flatProbed(int calls) {
        CallTreeNode node = Probe.enter(1);
        try {
            long x = 1;
            for (int i = 0; i < calls; i++) {
                node.line = 42;
                x = workProbed(x);
            }
            return x;
        } finally {
            Probe.exit(node);
        }
    }

    private static long workProbed(long seed) {
        CallTreeNode node = Probe.enter(TIMED_FLAT);
        try {
            return work(seed);
        } finally {
            Probe.exit(node);
        }
    }

    private static long flatSampled(int calls) {
        CallTreeNode node = Probe.enter(1);
        try {
            long x = 1;
            for (int i = 0; i < calls; i++) {
                node.line = 43;
                x = workSampled(x);
            }
            return x;
        } finally {
            Probe.exit(node);
        }
    }

    private static long workSampled(long seed) {
        CallTreeNode node = Probe.enter(SAMPLED_FLAT);
        try {
            return work(seed);
        } finally {
            Probe.exit(node);
        }
    }

    private static long flatCounted(int calls) {
        CallTreeNode node = Probe.enter(1);
        try {
            long x = 1;
            for (int i = 0; i < calls; i++) {
                node.line = 44;
                x = workCounted(x);
            }
            return x;
        } finally {
            Probe.exit(node);
        }
    }

    private static long workCounted(long seed) {
        CallTreeNode node = Probe.enter(COUNTED_FLAT);
        try {
            return work(seed);
        } finally {
            Probe.exit(node);
        }
    }

    private static long deepPlain(int calls) {
        long x = 0;
        for (int i = 0; i < calls; i++) {
            x += down(10 + (i & 1) - (i & 1));
        }
        return x;
    }

    private static long down(int depth) {
        return depth > 1 ? down(depth - 1) + 1 : 1;
    }

    private static long deepFloor(int calls) {
        long x = 0;
        for (int i = 0; i < calls; i++) {
            x += downFloor(10);
        }
        return x;
    }

    private static long downFloor(int depth) {
        long start = System.nanoTime();
        try {
            return depth > 1 ? downFloor(depth - 1) + 1 : 1;
        } finally {
            floorNanos += System.nanoTime() - start;
        }
    }

    private static long floorNanos;

    private static long deepProbed(int calls) {
        long x = 0;
        for (int i = 0; i < calls; i++) {
            x += downProbed(10);
        }
        return x;
    }

    private static long downProbed(int depth) {
        CallTreeNode node = Probe.enter(TIMED_DEEP);
        try {
            if (depth > 1) {
                node.line = 42;
                return downProbed(depth - 1) + 1;
            }
            return 1;
        } finally {
            Probe.exit(node);
        }
    }

    private static long deepSampled(int calls) {
        long x = 0;
        for (int i = 0; i < calls; i++) {
            x += downSampled(10);
        }
        return x;
    }

    private static long downSampled(int depth) {
        CallTreeNode node = Probe.enter(SAMPLED_DEEP);
        try {
            if (depth > 1) {
                node.line = 43;
                return downSampled(depth - 1) + 1;
            }
            return 1;
        } finally {
            Probe.exit(node);
        }
    }

    private static long deepCounted(int calls) {
        long x = 0;
        for (int i = 0; i < calls; i++) {
            x += downCounted(10);
        }
        return x;
    }

    private static long downCounted(int depth) {
        CallTreeNode node = Probe.enter(COUNTED_DEEP);
        try {
            if (depth > 1) {
                node.line = 44;
                return downCounted(depth - 1) + 1;
            }
            return 1;
        } finally {
            Probe.exit(node);
        }
    }
}
