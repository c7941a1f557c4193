package dev.culprit.analyzer.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.load.FindingsBuilder;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.testing.TestingRun;
import java.util.List;
import java.util.Objects;

/** What is found in runs that were played. */
final class TestingFindings {

    static final long MILLI = 1_000_000;

    private TestingFindings() {}

    static List<Finding> in(TestingRun... runs) {
        return Findings.of(forks(runs));
    }

    static List<RecordedFork> forks(TestingRun... runs) {
        FindingsBuilder builder = new FindingsBuilder();
        for (int i = 0; i < runs.length; i++) {
            builder.add("", i + ".culprit", runs[i].fork("" + i).profile());
        }
        return builder.forks();
    }

    /** The finding of that rule; there is just one. */
    static Finding only(String rule, TestingRun... runs) {
        List<Finding> found =
                in(runs).stream().filter(finding -> finding.rule().equals(rule)).toList();
        assertThat(found).as("%s in %s", rule, in(runs)).hasSize(1);
        return found.get(0);
    }

    /** Where a finding is, as {@code File.java:line}. */
    static String line(Finding finding) {
        return Objects.requireNonNull(finding.callSite()).inWords();
    }

    /** Asserts that the saving is what the fixed program really saves, within a fifth of that. */
    static void assertSaves(Finding finding, TestingRun problem, TestingRun fixed) {
        double saved = problem.wallNanos() - fixed.wallNanos();
        assertThat(finding.savingNanos()).as(finding.explanation()).isCloseTo(saved, within(0.2 * saved));
    }
}
