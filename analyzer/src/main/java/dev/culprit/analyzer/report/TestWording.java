package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.ComparedTest;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.MergedTests.Suite;
import dev.culprit.analyzer.model.SideSummary.TestCounts;
import dev.culprit.analyzer.model.SuiteSummary;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.analyzer.model.WaitSummary;
import dev.culprit.profile.TestRuns.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What all reports say of tests and waits. */
final class TestWording {

    /** So many waits of a test are shown; the others are summed. */
    private static final int WAITS = 3;

    /** A test that takes so little more is not listed as one that got slower. */
    private static final double SLOWER = 1.05;

    private final Amounts amounts;

    TestWording(Amounts amounts) {
        this.amounts = amounts;
    }

    /** The tests that took longest, at most {@code limit}. */
    static List<TestSummary> slowest(List<TestSummary> tests, int limit) {
        return tests.stream()
                .filter(test -> test.forks() > 0)
                .sorted(Comparator.comparingDouble(TestSummary::wallNanos)
                        .reversed()
                        .thenComparing(TestSummary::id))
                .limit(limit)
                .toList();
    }

    /** The tests of both sides that take longer than before, those first that do most. */
    static List<ComparedTest> slower(List<ComparedTest> tests, int limit) {
        return tests.stream()
                .filter(test -> ran(test.baseline()) && ran(test.candidate()))
                .filter(test -> delta(test) > 0 && wall(test.candidate()) >= SLOWER * wall(test.baseline()))
                .sorted(Comparator.comparingDouble(TestWording::delta)
                        .reversed()
                        .thenComparing(ComparedTest::id))
                .limit(limit)
                .toList();
    }

    /** The findings of a comparison that are about both of its sides. */
    static List<Finding> ofBothSides(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(Finding.PARALLEL_LOSS))
                .toList();
    }

    static double delta(ComparedTest test) {
        return wall(test.candidate()) - wall(test.baseline());
    }

    static double wall(@Nullable TestSummary test) {
        return test == null ? 0 : test.wallNanos();
    }

    /** Whether it was executed on that side. */
    static boolean ran(@Nullable TestSummary test) {
        return test != null && test.forks() > 0;
    }

    /** What became of a test otherwise than before, such as {@code OrderTest.checkout: passed -> failed}. */
    List<String> changedStatuses(List<ComparedTest> tests, String arrow) {
        return tests.stream()
                .filter(test -> status(test.baseline()) != status(test.candidate()))
                .map(test -> test.id() + ": " + word(test.baseline()) + " " + arrow + " " + word(test.candidate()))
                .toList();
    }

    private static @Nullable Status status(@Nullable TestSummary test) {
        return test == null ? null : test.status();
    }

    private static String word(@Nullable TestSummary test) {
        return test == null ? "absent" : test.status().name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code 120 run, 1 failed, 2 skipped of 122 discovered (JUnit Platform 1.14.0)}. */
    String counts(SuiteSummary suite) {
        TestCounts counts = suite.suite().counts();
        return amounts.count(counts.run()) + " run, " + amounts.count(counts.failed()) + " failed, "
                + amounts.count(counts.skipped()) + " skipped of " + amounts.count(counts.discovered()) + " discovered"
                + (suite.frameworks().isEmpty() ? "" : " (" + String.join(", ", suite.frameworks()) + ")");
    }

    /** Such as {@code JVM start 400 ms, discovery 200 ms, tests 12.3 s, class phases 1.2 s}. */
    String times(SuiteSummary suite) {
        Suite run = suite.suite();
        return "JVM start " + amounts.duration(run.jvmStartNanos()) + ", discovery "
                + amounts.duration(run.discoveryNanos()) + ", tests " + amounts.duration(suite.testNanos())
                + ", class phases " + amounts.duration(run.classPhaseNanos())
                + (run.jvms() > 1 ? ", summed over " + run.jvms() + " JVMs" : "");
    }

    /** The name of a test, with how it ended unless it passed. */
    String name(TestSummary test) {
        return test.shortName() + (test.status() == Status.PASSED ? "" : " " + test.status());
    }

    /** Where a test waits, such as {@code SLEEP 500 ms at Pool.java:12}; empty when it does not. */
    String waits(TestSummary test) {
        if (!test.ownTree()) {
            return "its waits are not kept apart";
        }
        List<String> parts = new ArrayList<>();
        List<WaitSummary> waits = test.waits();
        for (WaitSummary wait : waits.subList(0, Math.min(WAITS, waits.size()))) {
            String times = wait.count() == 1 ? "" : " (" + amounts.count(wait.count()) + "x)";
            parts.add(wait.kind() + " " + amounts.duration(wait.nanos()) + times + at(wait));
        }
        if (waits.size() > WAITS) {
            double rest = waits.subList(WAITS, waits.size()).stream()
                    .mapToDouble(WaitSummary::nanos)
                    .sum();
            parts.add(amounts.duration(rest) + " in " + (waits.size() - WAITS) + " more");
        }
        return String.join(", ", parts);
    }

    private static String at(WaitSummary wait) {
        return wait.callSite() == null ? "" : " at " + Names.place(wait.callSite());
    }

    /** Such as {@code Pool.start (Pool.java:12)}; what blocks when the caller is not known. */
    String waiter(WaitSummary wait) {
        CallSite site = wait.callSite();
        return site == null ? wait.callee().shortName() : Names.caller(site) + " (" + Names.place(site) + ")";
    }
}
