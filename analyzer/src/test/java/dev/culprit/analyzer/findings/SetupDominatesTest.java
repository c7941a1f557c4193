package dev.culprit.analyzer.findings;

import static dev.culprit.analyzer.findings.TestingFindings.MILLI;
import static dev.culprit.analyzer.findings.TestingFindings.in;
import static dev.culprit.analyzer.findings.TestingFindings.line;
import static dev.culprit.analyzer.findings.TestingFindings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.profile.MethodKind;
import org.junit.jupiter.api.Test;

class SetupDominatesTest {

    private static final String ACCEPT = "java.net.ServerSocket.accept()Ljava/net/Socket;";

    @Test
    void theCallThatTheSetupConsistsOfIsNamed() {
        Finding finding = only("SETUP_DOMINATES", orders(3_000, 50));

        assertThat(line(finding)).isEqualTo("Container.java:70");
        assertThat(finding.savingNanos()).isZero();
        assertThat(finding.explanation())
                .isEqualTo("OrderTest spends 3.10 s on setup and 100 ms in the 2 tests themselves; 97 % of the setup is"
                        + " ServerSocket.accept at Container.java:70.");
    }

    @Test
    void bodiesThatTakeAFifthAreEnough() {
        assertThat(in(orders(3_000, 400))).noneMatch(finding -> finding.rule().equals("SETUP_DOMINATES"));
    }

    @Test
    void aSetupOfASecondIsNotWorthSayingSo() {
        assertThat(in(orders(1_000, 1))).noneMatch(finding -> finding.rule().equals("SETUP_DOMINATES"));
    }

    @Test
    void aSetupThatAnotherFindingExplainsNeedsNoMoreWords() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.test(
                "a.OrderTest.test",
                () -> main.call("a.OrderTest.setUp", 0, () -> main.sleeps(21, 3_000 * MILLI)),
                () -> main.works(10 * MILLI),
                TestingThread.NOTHING);

        assertThat(in(run)).extracting(Finding::rule).containsExactly("CONSTANT_SLEEP");
    }

    private static TestingRun orders(long setupMillis, long bodyMillis) {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        main.testClass(
                "a.OrderTest",
                () -> main.call("a.OrderTest.start", 0, () -> {
                    main.works(50 * MILLI);
                    main.call(
                            "a.Container.start", 21, () -> main.waits(MethodKind.IO, ACCEPT, 70, setupMillis * MILLI));
                }),
                () -> {
                    for (int i = 0; i < 2; i++) {
                        main.test(
                                "a.OrderTest.test" + i,
                                () -> main.call("a.OrderTest.setUp", 0, () -> main.works(25 * MILLI)),
                                () -> main.works(bodyMillis * MILLI),
                                TestingThread.NOTHING);
                    }
                },
                TestingThread.NOTHING);
        return run;
    }
}
