package dev.culprit.analyzer.findings;

import static dev.culprit.analyzer.findings.TestingFindings.MILLI;
import static dev.culprit.analyzer.findings.TestingFindings.assertSaves;
import static dev.culprit.analyzer.findings.TestingFindings.in;
import static dev.culprit.analyzer.findings.TestingFindings.line;
import static dev.culprit.analyzer.findings.TestingFindings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.profile.MethodKind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SequentialWaitsTest {

    private static final String START = "java.lang.ProcessBuilder.start()Ljava/lang/Process;";
    private static final String READ = "java.io.BufferedReader.readLine()Ljava/lang/String;";
    private static final String GET = "java.util.concurrent.Future.get()Ljava/lang/Object;";

    @Property(tries = 100)
    void processesThatAreStartedOneByOneWithSleepsAreFoundWithWhatOverlappingSaves(@ForAll long seed) {
        WorkerPool pool = new WorkerPool(seed, true);

        Finding finding = only("SEQUENTIAL_WAITS", pool.sequential());

        assertThat(line(finding)).isEqualTo(pool.line());
        assertSaves(finding, pool.sequential(), pool.overlapped());
        assertThat(in(pool.sequential())).noneMatch(other -> other.rule().equals("CONSTANT_SLEEP"));
    }

    @Property(tries = 100)
    void processesThatAreAwaitedOneByOneAreFoundAtTheLoop(@ForAll long seed) {
        WorkerPool pool = new WorkerPool(seed, false);

        Finding finding = only("SEQUENTIAL_WAITS", pool.sequential());

        assertThat(line(finding)).isEqualTo(pool.line());
        assertSaves(finding, pool.sequential(), pool.overlapped());
    }

    @Property(tries = 100)
    void processesThatAreStartedTogetherAreNotFound(@ForAll long seed) {
        assertThat(in(new WorkerPool(seed, true).overlapped()))
                .noneMatch(finding -> finding.rule().equals("SEQUENTIAL_WAITS"));
    }

    @Test
    void saysHowOftenAndHowLongAndWhatItWouldTake() {
        TestingRun run = new TestingRun(4);
        TestingThread main = run.thread("main");
        test(main, () -> {
            for (int i = 0; i < 8; i++) {
                main.call("a.Worker.<init>", 25, () -> main.waits(MethodKind.PROCESS, START, 60, 100 * MILLI));
                main.sleeps(26, 500 * MILLI);
            }
        });

        Finding finding = only("SEQUENTIAL_WAITS", run);

        assertThat(finding.test()).isEqualTo("a.PoolTest.works");
        assertThat(finding.explanation())
                .isEqualTo(
                        "PoolTest.java:26 waits for Thread.sleep 8 times in a row, 4.80 s in all in 1 test, while 4.00 processors"
                                + " are idle; all at the same time they would take 1.30 s, if none needs the one before it.");
    }

    @Test
    void resultsOfWorkThatGoesOnAlreadyAreNoSequence() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        test(main, () -> {
            for (int i = 0; i < 8; i++) {
                main.waits(MethodKind.PARK, GET, 40, 200 * MILLI);
            }
        });

        assertThat(in(run)).isEmpty();
    }

    @Test
    void answersOfProcessesThatWereStartedBeforeAreNoSequence() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        test(main, () -> {
            for (int i = 0; i < 5; i++) {
                main.waits(MethodKind.PROCESS, START, 40, 2 * MILLI);
            }
            for (int i = 0; i < 5; i++) {
                main.waits(MethodKind.IO, READ, 43, 300 * MILLI);
            }
        });

        assertThat(in(run)).isEmpty();
    }

    @Test
    void statementsOfADatabaseAreNoSequence() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        test(main, () -> {
            for (int i = 0; i < 50; i++) {
                main.waits(MethodKind.JDBC, "java.sql.Statement.execute(Ljava/lang/String;)Z", 40, 20 * MILLI);
            }
        });

        assertThat(in(run)).isEmpty();
    }

    @Test
    void busyProcessorsLeaveLessToSave() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        test(main, () -> {
            for (int i = 0; i < 6; i++) {
                run.othersUse(1, main.now(), main.now() + 1_000 * MILLI);
                main.call("a.Worker.<init>", 25, () -> {
                    main.waits(MethodKind.PROCESS, START, 60, 2 * MILLI);
                    main.waits(MethodKind.IO, READ, 61, 1_000 * MILLI);
                });
            }
        });

        Finding finding = only("SEQUENTIAL_WAITS", run);

        assertThat(finding.savingNanos()).isBetween(2_900.0 * MILLI, 3_100.0 * MILLI);
    }

    @Test
    void whatOthersUseOnAMachineThatIsAlwaysBusySaysNothing() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        run.othersUse(2, 0, 20_000 * MILLI);
        main.at(2_000 * MILLI);
        test(main, () -> {
            for (int i = 0; i < 6; i++) {
                main.waits(MethodKind.PROCESS, START, 25, 2 * MILLI);
                main.sleeps(26, 500 * MILLI);
            }
        });

        Finding finding = only("SEQUENTIAL_WAITS", run);

        assertThat(finding.savingNanos()).isBetween(2_490.0 * MILLI, 2_510.0 * MILLI);
        assertThat(finding.explanation()).contains("while the machine is busy");
    }

    @Test
    void startingProcessesThatNobodyWaitsForIsNoSequence() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        test(main, () -> {
            for (int i = 0; i < 8; i++) {
                main.call("a.Worker.<init>", 25, () -> main.waits(MethodKind.PROCESS, START, 60, 40 * MILLI));
            }
        });

        assertThat(in(run)).isEmpty();
    }

    private static void test(TestingThread main, Runnable setup) {
        main.test(
                "a.PoolTest.works",
                () -> main.call("a.PoolTest.startWorkers", 0, setup),
                () -> main.works(20 * MILLI),
                TestingThread.NOTHING);
        main.works(1_000 * MILLI);
    }
}
