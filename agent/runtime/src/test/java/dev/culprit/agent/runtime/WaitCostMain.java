package dev.culprit.agent.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prints what a probe around a call that may block adds when it does not: to taking a free lock, and to a free monitor, which has no
 * such probe. Nanoseconds of the thread's CPU time per call, rounds of all steps alternate.
 *
 * <p>{@code java -cp target/classes:target/test-classes dev.culprit.agent.runtime.WaitCostMain}
 */
final class WaitCostMain {

    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 30_000_000;
    private static final String[] STEPS = {"lock", "clock", "probe", "wait probe", "monitor", "monitor, wait probe"};

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Object MONITOR = new Object();

    private static long sink;
    private static long elapsed;

    private WaitCostMain() {}

    public static void main(String[] arguments) {
        Recorder.start(1_000_000, 512, 64 << 20);
        double[][] nanos = new double[STEPS.length][ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            for (int step = 0; step < STEPS.length; step++) {
                double cost = nanosPerCall(step);
                if (round >= 0) {
                    nanos[step][round] = cost;
                }
            }
        }
        for (int step = 0; step < STEPS.length; step++) {
            double[] sorted = nanos[step].clone();
            Arrays.sort(sorted);
            System.out.printf(
                    "%s %.1f ns (%.1f to %.1f)%n", STEPS[step], sorted[ROUNDS / 2], sorted[0], sorted[ROUNDS - 1]);
        }
        System.out.println("(sink " + (sink + elapsed) + ")");
    }

    private static double nanosPerCall(int step) {
        long calls = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        long now = start;
        while (now < start + ROUND_NANOS) {
            run(step);
            calls += 1000;
            now = THREADS.getCurrentThreadCpuTime();
        }
        return (double) (now - start) / calls;
    }

    private static void run(int step) {
        switch (step) {
            case 0 -> lock();
            case 1 -> clock();
            case 2 -> probe();
            case 3 -> waitProbe();
            case 4 -> monitor();
            default -> monitorInWaitProbe();
        }
    }

    private static void lock() {
        for (int i = 0; i < 1000; i++) {
            LOCK.lock();
            sink++;
            LOCK.unlock();
        }
    }

    private static void clock() {
        for (int i = 0; i < 1000; i++) {
            long start = System.nanoTime();
            LOCK.lock();
            elapsed += System.nanoTime() - start;
            sink++;
            LOCK.unlock();
        }
    }

    private static void probe() {
        CallTreeNode outer = Probe.enter(1);
        for (int i = 0; i < 1000; i++) {
            outer.line = 42;
            CallTreeNode node = Probe.enter(2);
            LOCK.lock();
            Probe.exit(node);
            sink++;
            LOCK.unlock();
        }
        Probe.exit(outer);
    }

    private static void waitProbe() {
        CallTreeNode outer = Probe.enter(1);
        for (int i = 0; i < 1000; i++) {
            outer.line = 43;
            CallTreeNode node = WaitProbe.enter(3);
            LOCK.lock();
            WaitProbe.exit(node);
            sink++;
            LOCK.unlock();
        }
        Probe.exit(outer);
    }

    private static void monitor() {
        for (int i = 0; i < 1000; i++) {
            synchronized (MONITOR) {
                sink++;
            }
        }
    }

    private static void monitorInWaitProbe() {
        CallTreeNode outer = Probe.enter(1);
        for (int i = 0; i < 1000; i++) {
            outer.line = 44;
            CallTreeNode node = WaitProbe.enter(4);
            synchronized (MONITOR) {
                WaitProbe.exit(node);
                sink++;
            }
        }
        Probe.exit(outer);
    }
}
