package dev.culprit.analyzer.report;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static dev.culprit.analyzer.testing.TestingProfiles.sleep;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static dev.culprit.analyzer.testing.TestingProfiles.waits;

import dev.culprit.analyzer.diff.SetReports;
import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.verdict.Judge;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns.Status;
import java.util.List;

/** A suite of a dozen tests that starts worker processes one after the other, and sleeps in between. */
final class SampleTests {

    private static final long MS = 1_000_000;
    private static final String SLOW = "com.acme.PoolTest.startsAllWorkers";

    private SampleTests() {}

    /** One run of the suite. */
    static SetReport report() {
        CallSite pause = new CallSite("com.acme.WorkerPool", "start", "WorkerPool.java", 46);
        return SetReports.of(suite("target/baseline", 1, 500, "retries"), "./culprit report target/baseline")
                .withFindings(
                        List.of(
                                new Finding(
                                        "CONSTANT_SLEEP",
                                        SLOW,
                                        pause,
                                        4_000.0 * MS,
                                        4_000.0 * MS,
                                        "WorkerPool.start sleeps 8 times for 500 ms, whatever the workers do; wait for what they say.")));
    }

    /** A sleep got longer, a test failed, one is gone and one is new. */
    static Comparison comparison() {
        return Judge.judge(
                suite("target/baseline", 3, 300, "retries"),
                suite("target/candidate", 3, 500, "reconnects"),
                Thresholds.DEFAULT,
                "./culprit diff target/baseline target/candidate");
    }

    private static LoadedSet suite(String label, int forks, long pause, String other) {
        return set(label, forks, fork -> {
            TestingJvm jvm = jvm().testClass("com.acme.PoolTest", 120 * MS, 0);
            long started = 8 * (pause + 90) * MS;
            jvm.passed(SLOW, started, 40 * MS, 5 * MS)
                    .thread(
                            "main",
                            test(
                                    "com.acme.PoolTest.[class]",
                                    phase("classSetup").self(120 * MS)))
                    .thread(
                            "main",
                            test(
                                    SLOW,
                                    phase("setup", start(pause)),
                                    phase(
                                            "body",
                                            call("com.acme.WorkerPool.submit")
                                                    .times(40)
                                                    .self(40 * MS)),
                                    phase("teardown").self(5 * MS)));
            for (int i = 1; i <= 11; i++) {
                quick(jvm, "com.acme.PoolTest.case" + i, i * 3 * MS);
            }
            quick(jvm, "com.acme.PoolTest." + other, 7 * MS);
            return pause == 500
                    ? jvm.ran("com.acme.PoolTest.retires", Status.FAILED, true, 0, 2 * MS, 0)
                    : quick(jvm, "com.acme.PoolTest.retires", 2 * MS);
        });
    }

    private static TestingCall start(long pause) {
        return call("com.acme.WorkerPool.start")
                .self(MS)
                .calls(
                        waits(MethodKind.PROCESS, "java.lang.ProcessBuilder.start()Ljava/lang/Process;", 44)
                                .times(8)
                                .self(8 * 90 * MS - MS),
                        sleep(46).times(8).self(8 * pause * MS));
    }

    private static TestingJvm quick(TestingJvm jvm, String id, long nanos) {
        return jvm.passed(id, 0, nanos, 0)
                .thread(
                        "main",
                        test(
                                id,
                                phase(
                                        "body",
                                        call("com.acme.WorkerPool.submit")
                                                .times(10)
                                                .self(nanos))));
    }
}
