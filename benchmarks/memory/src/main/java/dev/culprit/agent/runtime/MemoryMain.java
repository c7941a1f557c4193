package dev.culprit.agent.runtime;

import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * One measurement, in a JVM of its own: the heap after a collection, less what it was before the scenario's threads made their calls. The
 * threads are parked, not ended, so nothing is merged. Arguments: scenario, nodes, bytes for latencies.
 */
final class MemoryMain {

    private static final int MAIN = 20_000;
    private static final int FIRST_CALLER = 10_000;
    private static final double MEDIAN_NANOS = 2_000;

    private MemoryMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Scenario scenario = Scenario.valueOf(arguments[0]);
        Recorder.start(Long.parseLong(arguments[1]), 512, Long.parseLong(arguments[2]));
        long before = usedBytes();
        CountDownLatch done = new CountDownLatch(Scenario.THREADS);
        for (int i = 0; i < Scenario.THREADS; i++) {
            int thread = i;
            Thread runner = new Thread(() -> {
                run(scenario, thread);
                done.countDown();
                while (true) {
                    LockSupport.park();
                }
            });
            runner.setDaemon(true);
            runner.start();
        }
        done.await();
        report(usedBytes() - before);
    }

    private static void run(Scenario scenario, int thread) {
        Random random = new Random(thread);
        CallTreeNode main = Probe.enter(MAIN);
        for (int caller = 0; caller < scenario.callers; caller++) {
            main.line = caller + 1;
            CallTreeNode node = Probe.enter(FIRST_CALLER + caller);
            for (int function = 0; function < Scenario.FUNCTIONS; function++) {
                node.line = function % 200 + 1;
                int calls = scenario.calls(function, thread);
                for (int i = 0; i < calls; i++) {
                    call(function + 1, random);
                }
            }
            Probe.exit(node);
        }
        Probe.exit(main);
    }

    /** As if it had begun earlier: log-normal, median 2 µs, sigma 1, another scale for each function. */
    private static void call(int methodId, Random random) {
        CallTreeNode node = Probe.enter(methodId);
        double scale = MEDIAN_NANOS * (1 + methodId % 17);
        node.startNanos -= (long) (scale * Math.exp(random.nextGaussian()));
        Probe.exit(node);
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void report(long bytes) {
        Limits limits = Recording.current().limits;
        Snapshot snapshot = Recorder.snapshot();
        long calls = 0;
        for (ThreadGroupTree tree : snapshot.groups) {
            for (long count : tree.count) {
                calls += count;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d %d %d %d %d %d%n",
                bytes,
                limits.nodes(),
                limits.latencyBytes(),
                calls,
                snapshot.truncatedCalls,
                snapshot.unrecordedLatencies);
    }
}
