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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RepeatedFixtureTest {

    @Property(tries = 100)
    void aFixtureForEachTestIsFoundWithWhatOneForEachClassSaves(@ForAll long seed) {
        Shop shop = new Shop(seed);

        Finding finding = only("REPEATED_FIXTURE", shop.run(Shop.Scope.TEST));

        assertThat(line(finding)).isEqualTo("ShopTest.java:27");
        assertSaves(finding, shop.run(Shop.Scope.TEST), shop.run(Shop.Scope.TYPE));
    }

    @Property(tries = 100)
    void aFixtureForEachClassIsFoundWithWhatASingleOneSaves(@ForAll long seed) {
        Shop shop = new Shop(seed);

        Finding finding = only("REPEATED_FIXTURE", shop.run(Shop.Scope.TYPE));

        assertThat(line(finding)).isEqualTo("ShopTest.java:40");
        assertSaves(finding, shop.run(Shop.Scope.TYPE), shop.run(Shop.Scope.SUITE));
    }

    @Property(tries = 50)
    void aFixtureThatIsMadeOnceIsNotFound(@ForAll long seed) {
        assertThat(in(new Shop(seed).run(Shop.Scope.SUITE))).isEmpty();
    }

    @Test
    void saysWhatIsSetUpAndUnderWhichCondition() {
        Finding finding = only("REPEATED_FIXTURE", tests(5, 100 * MILLI));

        assertThat(finding.explanation())
                .isEqualTo(
                        "OrderTest.java:31 sets up the same with Database.create for each of 5 tests, in 100 ms each and 500 ms in all;"
                                + " made once for the class it would save 400 ms, if no test changes it.");
    }

    @Test
    void setupsThatDoDifferentWorkAreLeftAlone() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        for (int i = 0; i < 6; i++) {
            int rows = 1 + i;
            main.test(
                    "a.OrderTest.test" + i,
                    () -> main.call(
                            "a.OrderTest.setUp",
                            0,
                            () -> main.call(
                                    "a.Database.create",
                                    31,
                                    () -> main.calls("a.Database.insert", 50, rows * 100L, 100 * MILLI))),
                    TestingThread.NOTHING,
                    TestingThread.NOTHING);
        }

        assertThat(in(run)).isEmpty();
    }

    @Test
    void cheapSetupsAreLeftAlone() {
        assertThat(in(tests(40, 5 * MILLI))).isEmpty();
    }

    @Test
    void threeEqualSetupsAreNoPattern() {
        assertThat(in(tests(3, 100 * MILLI))).isEmpty();
    }

    @Test
    void aSetupOfManyStepsIsNamedAsAWhole() {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        for (int i = 0; i < 6; i++) {
            main.test(
                    "a.OrderTest.test" + i,
                    () -> main.call("a.OrderTest.setUp", 0, () -> {
                        main.calls("a.Database.create", 31, 1, 50 * MILLI);
                        main.calls("a.Mail.connect", 32, 1, 50 * MILLI);
                    }),
                    TestingThread.NOTHING,
                    TestingThread.NOTHING);
        }

        Finding finding = only("REPEATED_FIXTURE", run);

        assertThat(line(finding)).isEqualTo("OrderTest.java:10");
        assertThat(finding.savingNanos()).isEqualTo(500.0 * MILLI);
    }

    private static TestingRun tests(int number, long cost) {
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        for (int i = 0; i < number; i++) {
            main.test(
                    "a.OrderTest.test" + i,
                    () -> main.call(
                            "a.OrderTest.setUp", 0, () -> main.call("a.Database.create", 31, () -> main.works(cost))),
                    () -> main.works(cost),
                    TestingThread.NOTHING);
        }
        return run;
    }
}
