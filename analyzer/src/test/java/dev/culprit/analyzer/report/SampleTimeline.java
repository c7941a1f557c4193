package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.analyzer.model.RunTimeline.Lane;
import dev.culprit.analyzer.model.RunTimeline.LeftOut;
import dev.culprit.analyzer.model.RunTimeline.Look;
import dev.culprit.analyzer.model.RunTimeline.RanTest;
import dev.culprit.analyzer.model.RunTimeline.Start;
import dev.culprit.analyzer.model.RunTimeline.Wait;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns.Status;
import java.util.ArrayList;
import java.util.List;

/** A suite that starts eight worker processes in turn, then runs tests on four threads that share one connection. */
final class SampleTimeline {

    private static final long MS = 1_000_000;
    private static final int WORKERS = 4;

    private SampleTimeline() {}

    static RunTimeline of() {
        return named("OrdersTest.prices", "worker-");
    }

    /** The same of a system that does not tell what the JVM's own threads did. */
    static RunTimeline withoutVmThreads() {
        RunTimeline run = of();
        List<Look> looks = run.looks().stream()
                .map(look -> new Look(
                        look.jvm(), look.atNanos(), look.processNanos(), look.busyNanos(), look.idleNanos(), -1, -1))
                .toList();
        return new RunTimeline(
                run.fork(),
                run.lengthNanos(),
                run.jvms(),
                run.lanes(),
                run.tests(),
                run.waits(),
                looks,
                run.starts(),
                run.leftOut());
    }

    /** The same with other names. */
    static RunTimeline named(String test, String thread) {
        List<Lane> lanes = new ArrayList<>(List.of(new Lane(0, "main")));
        List<RanTest> tests = new ArrayList<>();
        List<Wait> waits = new ArrayList<>();
        List<Start> starts = new ArrayList<>();
        CallSite pause = new CallSite("com.acme.WorkerPool", "start", "WorkerPool.java", 46);
        tests.add(new RanTest(
                0, "com.acme.PoolTest.startsAllWorkers", Status.PASSED, 200 * MS, 4_500 * MS, 80 * MS, 20 * MS));
        for (int i = 0; i < 8; i++) {
            long at = (220 + 560 * i) * MS;
            starts.add(new Start(0, 4_000 + i, pause, at));
            waits.add(new Wait(0, MethodKind.PROCESS, "ProcessBuilder.start", pause, at, 60 * MS));
            waits.add(new Wait(0, MethodKind.SLEEP, "Thread.sleep", pause, at + 60 * MS, 500 * MS));
        }
        for (int worker = 0; worker < WORKERS; worker++) {
            lanes.add(new Lane(0, thread + worker));
            for (int i = 0; i < 6; i++) {
                long at = (5_000 + 800 * i + 200 * worker) * MS;
                tests.add(new RanTest(
                        worker + 1,
                        test + "(" + (worker * 6 + i) + ")",
                        i == 5 && worker == 3 ? Status.FAILED : Status.PASSED,
                        at,
                        120 * MS,
                        540 * MS,
                        40 * MS));
                waits.add(new Wait(
                        worker + 1,
                        MethodKind.LOCK,
                        "ReentrantLock.lock",
                        new CallSite("com.acme.Pool", "borrow", "Pool.java", 41),
                        at + 150 * MS,
                        300 * MS));
            }
        }
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            long at = i * 100 * MS;
            long own = at < 5_000 * MS ? at / 10 : 500 * MS + (at - 5_000 * MS) * 3 / 2;
            looks.add(new Look(
                    0,
                    at,
                    own,
                    own + at / 4,
                    2 * at - own - at / 4,
                    at < 7_000 * MS ? 0 : (at - 7_000 * MS) / 4,
                    Math.min(at, 2_000 * MS) / 2));
        }
        return new RunTimeline(
                "3", 10_000 * MS, List.of("JVM 4711"), lanes, tests, waits, looks, starts, new LeftOut(2, 0, 17, 0));
    }
}
