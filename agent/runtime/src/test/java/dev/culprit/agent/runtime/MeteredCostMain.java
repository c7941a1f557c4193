package dev.culprit.agent.runtime;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Prints what metering adds to a probe, in nanoseconds of the thread's CPU time per call, next to the floor of two clock reads that is
 * measured in the same run. Rounds of all steps alternate.
 *
 * <p>{@code java -cp target/classes:target/test-classes dev.culprit.agent.runtime.MeteredCostMain}
 */
final class MeteredCostMain {

    private static final int ROUNDS = 15;
    private static final long ROUND_NANOS = 60_000_000;
    private static final String[] STEPS = {"plain", "floor", "probe", "alloc", "cpu", "alloc and cpu"};

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long sink;
    private static long elapsed;

    private MeteredCostMain() {}

    private static final class JvmMeter extends Meter {
        @Override
        public long allocatedBytes() {
            return THREADS.getCurrentThreadAllocatedBytes();
        }

        @Override
        public long cpuNanos() {
            return THREADS.getCurrentThreadCpuTime();
        }
    }

    public static void main(String[] arguments) {
        Recorder.start(1_000_000, 512, 64 << 20);
        Meter meter = new JvmMeter();
        double[][] nanos = new double[STEPS.length][ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            for (int step = 0; step < STEPS.length; step++) {
                Recorder.meterBy(meter, step == 3 || step == 5, step >= 4);
                double cost = nanosPerCall(step);
                if (round >= 0) {
                    nanos[step][round] = cost;
                }
            }
        }
        double plain = median(nanos[0]);
        double floor = median(nanos[1]) - plain;
        System.out.printf("plain %.1f ns, floor of two clock reads +%.1f ns%n", plain, floor);
        for (int step = 2; step < STEPS.length; step++) {
            double added = median(nanos[step]) - plain;
            System.out.printf("%s +%.1f ns = %.2f x floor%n", STEPS[step], added, added / floor);
        }
        System.out.println("(sink " + (sink + elapsed) + ")");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double nanosPerCall(int step) {
        long calls = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        long now = start;
        while (now < start + ROUND_NANOS) {
            sink += run(step);
            calls += 1000;
            now = THREADS.getCurrentThreadCpuTime();
        }
        return (double) (now - start) / calls;
    }

    private static long run(int step) {
        return switch (step) {
            case 0 -> plain();
            case 1 -> floor();
            case 2 -> probed();
            default -> metered();
        };
    }

    private static long work(long seed) {
        long x = seed;
        for (int i = 0; i < 60; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
            x ^= x >>> 17;
        }
        return x;
    }

    private static long plain() {
        long x = 1;
        for (int i = 0; i < 1000; i++) {
            x = work(x);
        }
        return x;
    }

    private static long floor() {
        long x = 1;
        for (int i = 0; i < 1000; i++) {
            long start = System.nanoTime();
            x = work(x);
            elapsed += System.nanoTime() - start;
        }
        return x;
    }

    private static long probed() {
        CallTreeNode outer = Probe.enter(1);
        long x = 1;
        for (int i = 0; i < 1000; i++) {
            outer.line = 42;
            CallTreeNode node = Probe.enter(2);
            x = work(x);
            Probe.exit(node);
        }
        Probe.exit(outer);
        return x;
    }

    private static long metered() {
        CallTreeNode outer = MeteredProbe.enter(1);
        long x = 1;
        for (int i = 0; i < 1000; i++) {
            outer.line = 43;
            CallTreeNode node = MeteredProbe.enter(2);
            x = work(x);
            MeteredProbe.exit(node);
        }
        MeteredProbe.exit(outer);
        return x;
    }
}
