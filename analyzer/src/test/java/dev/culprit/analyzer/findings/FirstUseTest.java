package dev.culprit.analyzer.findings;

import static dev.culprit.analyzer.findings.TestingFindings.MILLI;
import static dev.culprit.analyzer.findings.TestingFindings.in;
import static dev.culprit.analyzer.findings.TestingFindings.line;
import static dev.culprit.analyzer.findings.TestingFindings.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.analyzer.testing.TestingThread.Meanwhile;
import org.junit.jupiter.api.Test;

class FirstUseTest {

    private static final Meanwhile LOADING = new Meanwhile(3_000, 1_200 * MILLI, 900 * MILLI);

    @Test
    void theFirstTestThatUsesSomethingIsFoundAndAcquitted() {
        Finding finding = only("FIRST_USE", tests(4_000, LOADING));

        assertThat(finding.test()).isEqualTo("a.JsonTest.test0");
        assertThat(line(finding)).isEqualTo("JsonTest.java:40");
        assertThat(finding.nanos()).isEqualTo(3_900.0 * MILLI);
        assertThat(finding.savingNanos()).isZero();
        assertThat(finding.explanation())
                .isEqualTo(
                        "test0() takes 4.00 s, of which 3.90 s are first use (3,000 classes loaded, 900 ms of compilation), most of it"
                                + " in Mapper.write at JsonTest.java:40, which takes less in later tests; it is not this test's code, and without"
                                + " it the next test would take that long.");
    }

    @Test
    void aTestWithMoreDataIsNoFirstUse() {
        assertThat(in(tests(4_000, Meanwhile.NOTHING))).isEmpty();
    }

    @Test
    void aFirstTestThatLoadsClassesForHalfASecondIsAsEverywhere() {
        assertThat(in(tests(500, LOADING))).isEmpty();
    }

    private static TestingRun tests(long firstMillis, Meanwhile first) {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        for (int i = 0; i < 6; i++) {
            long nanos = (i == 0 ? firstMillis : 100) * MILLI;
            String test = "a.JsonTest.test" + i;
            main.test(
                    test,
                    i == 0 ? first : Meanwhile.NOTHING,
                    TestingThread.NOTHING,
                    () -> main.call(test, 0, () -> main.calls("a.Mapper.write", 40, 10, nanos)),
                    TestingThread.NOTHING);
        }
        return run;
    }
}
