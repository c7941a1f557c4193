package dev.culprit.agent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.environment.JvmCounters.Reading;
import dev.culprit.agent.runtime.TestContext;
import dev.culprit.agent.transform.TestingRewriter;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns;
import org.junit.jupiter.api.Test;

/** Tests are kept until the end of the JVM, each of them. The trees of their threads must not be. */
final class RunningTestTest {

    private static final String BEGUN = "begun";

    @Test
    void aTestThatHasEndedKeepsNothingOfItsThread() {
        RunningTest test = new RunningTest(
                new TestId("app.Test#one()", "app.Test", "one", "one()", null),
                "app.Test#one()",
                true,
                TestContext.ofTest(frame(MethodKind.TEST), phases(), false),
                Reading.NONE);
        test.begin();
        assertThat(test).extracting(BEGUN).isNotNull();

        test.end();
        assertThat(test).extracting(BEGUN).isNull();
        test.end();
        test.ended(TestRuns.Status.PASSED, Reading.NONE);

        TestRuns.Test record = test.record();
        assertThat(record.status()).isEqualTo(TestRuns.Status.PASSED);
        assertThat(test.record()).isEqualTo(record);
    }

    @Test
    void aClassThatHasEndedKeepsNothingOfItsThread() {
        RunningClass testClass =
                new RunningClass("app.Test", TestContext.ofClass(frame(MethodKind.TEST), phases(), true), true);
        testClass.begin();
        assertThat(testClass).extracting(BEGUN).isNotNull();

        testClass.end();

        assertThat(testClass).extracting(BEGUN).isNull();
    }

    private static int[] phases() {
        int phase = frame(MethodKind.PHASE);
        return new int[] {phase, phase, phase};
    }

    private static int frame(MethodKind kind) {
        return TestingRewriter.TABLE.registerFrame(kind, "app.Test", kind.toString(), "");
    }
}
