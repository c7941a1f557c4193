package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tests that start some processes each. Each process takes a moment to be started, works for some time on a processor of its own and
 * needs some more time to come up. One after another with a sleep after each, or with reading that it is up; or all at once.
 */
final class WorkerPool {

    private static final String START = "java.lang.ProcessBuilder.start()Ljava/lang/Process;";
    private static final String READ = "java.io.BufferedReader.readLine()Ljava/lang/String;";

    private final int tests;
    private final int workers;
    private final int processors;
    private final boolean sleeps;
    private final double othersUse;
    private final long body;
    private final List<Double> spawn = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> rest = new ArrayList<>();
    private TestingRun current = new TestingRun(1);

    WorkerPool(long seed, boolean sleeps) {
        Drawn drawn = new Drawn(seed);
        this.sleeps = sleeps;
        this.tests = drawn.number(1, 6);
        this.workers = drawn.number(3, 9);
        this.processors = drawn.number(2, 8);
        this.othersUse = drawn.oneOf(2) ? 0 : 0.5 * drawn.number(0, 1);
        this.body = drawn.millis(1, 60);
        long work = drawn.millis(0, 300);
        long up = drawn.millis(60, 900);
        for (int worker = 0; worker < workers; worker++) {
            spawn.add((double) drawn.millis(0.5, 6));
            cpu.add(work * drawn.about(0.2));
            // A sleep is as long for each worker, and long enough for the slowest.
            double slept = drawn.late(up + Math.round(1.2 * work));
            rest.add(sleeps ? slept - cpu.get(worker) : up * drawn.about(0.6));
        }
    }

    /** Named by the finding. */
    String line() {
        return sleeps ? "PoolTest.java:26" : "PoolTest.java:25";
    }

    TestingRun sequential() {
        return run(thread -> {
            for (int worker = 0; worker < workers; worker++) {
                int number = worker;
                thread.call("a.Worker.<init>", 25, () -> {
                    start(thread, number);
                    if (!sleeps) {
                        up(thread, MethodKind.IO, READ, 61, number);
                    }
                });
                if (sleeps) {
                    up(thread, MethodKind.SLEEP, "java.lang.Thread.sleep(J)V", 26, number);
                }
            }
        });
    }

    /** Each test starts all its workers before it waits for the first. */
    TestingRun overlapped() {
        double all = spawn.stream().mapToDouble(Double::doubleValue).sum()
                + SharedProcessors.until(cpu, rest, processors - othersUse);
        return run(thread -> thread.waits(MethodKind.PARK, "java.util.concurrent.Future.get()V", 30, Math.round(all)));
    }

    private TestingRun run(Consumer<TestingThread> setup) {
        TestingRun run = new TestingRun(processors);
        TestingThread thread = run.thread("main");
        current = run;
        // The JVM and its framework start first. Without any look at the machine outside of the loop, nobody knows what
        // others always use.
        thread.works(800 * TestingFindings.MILLI);
        for (int test = 0; test < tests; test++) {
            thread.works(30 * TestingFindings.MILLI);
            thread.test(
                    "a.PoolTest.test" + test,
                    () -> thread.call("a.PoolTest.startWorkers", 0, () -> setup.accept(thread)),
                    () -> thread.call("a.PoolTest.work", 0, () -> thread.works(body)),
                    TestingThread.NOTHING);
        }
        if (othersUse > 0) {
            run.othersUse(othersUse, 0, run.wallNanos() + 1_000 * TestingFindings.MILLI);
        }
        return run;
    }

    private void start(TestingThread thread, int worker) {
        thread.waits(MethodKind.PROCESS, START, 60, spawn.get(worker).longValue());
    }

    private void up(TestingThread thread, MethodKind kind, String function, int line, int worker) {
        long from = thread.now();
        long works = cpu.get(worker).longValue();
        current.othersUse(1, from, from + works);
        thread.waits(kind, function, line, works + rest.get(worker).longValue());
    }
}
