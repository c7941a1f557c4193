package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.MergedTest;
import dev.culprit.analyzer.model.MergedTests;
import dev.culprit.profile.TestRuns.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a reader of a set's tests needs to know, in one sentence per kind. */
final class TestWarnings {

    private TestWarnings() {}

    static List<String> of(MergedTests tests) {
        List<String> sentences = new ArrayList<>();
        int forks = tests.suites().size();
        add(
                sentences,
                tests.tests(),
                test -> test.runs().values().stream().anyMatch(run -> run.status() == Status.RUNNING),
                "still running when the profile was written, and counted as failed");
        add(
                sentences,
                tests.tests(),
                test -> test.ran() && !test.ranEverywhere(forks),
                "executed in some of the " + forks + " forks only");
        add(
                sentences,
                tests.tests(),
                test -> test.ran() && !test.hasOwnTree(),
                "beyond the number that the call tree keeps apart: what was called and waited for is known of all of them"
                        + " together only");
        return sentences;
    }

    private static void add(
            List<String> sentences, List<MergedTest> tests, Predicate<MergedTest> which, String predicate) {
        List<MergedTest> all = tests.stream().filter(which).toList();
        if (!all.isEmpty()) {
            sentences.add((all.size() == 1 ? "1 test was " : all.size() + " tests were ") + predicate + ": "
                    + all.get(0).id() + (all.size() == 1 ? "" : ", for example") + ".");
        }
    }
}
