package dev.culprit.analyzer.diff;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.model.ComparedTest;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.verdict.Judge;
import dev.culprit.profile.TestRuns.Status;
import org.junit.jupiter.api.Test;

/** Which tests of two sides are compared, and what is said of the others. */
class TestScopeTest {

    @Test
    void aTestOfOneSideIsSaidAndInNoTotal() {
        LoadedSet baseline = set("baseline", 3, fork -> with(with(jvm(), "a.T.one", 5_000), "a.T.gone", 7_000));
        LoadedSet candidate = set("candidate", 3, fork -> with(with(jvm(), "a.T.one", 6_000), "a.T.fresh", 90_000));

        TestScope scope = TestScope.of(baseline, candidate);

        assertThat(scope.reasons())
                .containsExactly(
                        "1 test ran in the baseline only and is left out of its total: a.T.gone.",
                        "1 test ran in the candidate only and is left out of its total: a.T.fresh.");
        assertThat(total(scope)).containsExactly(5_000, 6_000);
        assertThat(scope.compared()).extracting(ComparedTest::id).containsExactly("a.T.one", "a.T.fresh", "a.T.gone");
        assertThat(scope.compared().get(1).baseline()).isNull();
        assertThat(scope.compared().get(2).candidate()).isNull();
        assertThat(Judge.judge(baseline, candidate, Thresholds.DEFAULT, "")
                        .total()
                        .candidate())
                .isEqualTo(6_000);
    }

    @Test
    void aTestThatSomeForkDidNotRunIsInNoTotal() {
        LoadedSet baseline = set("baseline", 3, fork -> with(with(jvm(), "a.T.one", 5_000), "a.T.flaky", 7_000));
        LoadedSet candidate = set(
                "candidate",
                3,
                fork -> fork == 1
                        ? with(jvm(), "a.T.one", 6_000).ran("a.T.flaky", Status.SKIPPED, true, 0, 0, 0)
                        : with(with(jvm(), "a.T.one", 6_000), "a.T.flaky", 7_000));

        TestScope scope = TestScope.of(baseline, candidate);

        assertThat(scope.reasons())
                .containsExactly("1 test did not run in every fork and is left out of both totals: a.T.flaky.");
        assertThat(total(scope)).containsExactly(5_000, 6_000);
        assertThat(candidate.summary().warnings())
                .contains("1 test was executed in some of the 3 forks only: a.T.flaky.");
    }

    @Test
    void aTestThatFailedOnOneSideIsSaid() {
        LoadedSet baseline = set("baseline", with(jvm(), "a.T.one", 5_000));
        LoadedSet candidate = set(
                "candidate",
                jvm().ran("a.T.one", Status.FAILED, true, 0, 900, 0)
                        .thread(
                                "main",
                                test("a.T.one", phase("body", call("a.Work.run").self(900)))));

        assertThat(TestScope.of(baseline, candidate).reasons())
                .containsExactly("1 test failed in the candidate and not in the baseline and is compared as far as it"
                        + " came: a.T.one.");
        assertThat(candidate.summary().tests().failed()).isEqualTo(1);
    }

    @Test
    void testsThatOneSideDoesNotKeepApartAreComparedTogether() {
        LoadedSet baseline =
                set("baseline", with(with(with(jvm(), "a.T.one", 1_000), "a.T.two", 2_000), "a.T.three", 3_000));
        LoadedSet candidate = set(
                "candidate",
                with(jvm(), "a.T.one", 1_000)
                        .ran("a.T.two", Status.PASSED, false, 0, 2_000, 0)
                        .ran("a.T.three", Status.PASSED, false, 0, 9_000, 0)
                        .thread(
                                "main",
                                test(
                                        "[more tests].x",
                                        phase(
                                                "body",
                                                call("a.Work.run").times(2).self(11_000)))));

        TestScope scope = TestScope.of(baseline, candidate);
        AlignedTree tree = Aligner.align(scope.baseline(), scope.candidate());

        assertThat(total(scope)).containsExactly(6_000, 12_000);
        // root, group, test one with body and work, the others with body and work; each on both sides
        assertThat(tree.size()).isEqualTo(8);
        assertThat(tree.baselineCalls()[0]).doesNotContain(0);
        assertThat(tree.candidateCalls()[0]).doesNotContain(0);
    }

    @Test
    void whatCannotBeLeftOutIsSaid() {
        LoadedSet baseline = set("baseline", with(with(jvm(), "a.T.one", 1_000), "a.T.two", 2_000));
        LoadedSet candidate = set(
                "candidate",
                with(jvm(), "a.T.one", 1_000)
                        .ran("a.T.two", Status.PASSED, false, 0, 2_000, 0)
                        .ran("a.T.fresh", Status.PASSED, false, 0, 9_000, 0)
                        .thread(
                                "main",
                                test(
                                        "[more tests].x",
                                        phase(
                                                "body",
                                                call("a.Work.run").times(2).self(11_000)))));

        assertThat(TestScope.of(baseline, candidate).reasons())
                .containsExactly(
                        "1 test ran in the candidate only and is not all left out, as the call tree does not keep"
                                + " them apart: a.T.fresh.");
    }

    @Test
    void setsWithoutTestsAreComparedAsTheyAre() {
        LoadedSet side = set("side", jvm().thread("main", call("a.Main.main").self(10)));

        TestScope scope = TestScope.of(side, side);

        assertThat(scope.baseline()).isSameAs(side);
        assertThat(scope.reasons()).isEmpty();
        assertThat(scope.compared()).isEmpty();
    }

    private static TestingJvm with(TestingJvm jvm, String id, long nanos) {
        return jvm.passed(id, 0, nanos, 0)
                .thread("main", test(id, phase("body", call("a.Work.run").self(nanos))));
    }

    private static double[] total(TestScope scope) {
        Decomposition change = Decomposer.decompose(Aligner.align(scope.baseline(), scope.candidate()));
        return new double[] {change.baselineTotal(), change.candidateTotal()};
    }
}
