package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.TestTally;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says when the settings did not run the same tests: then their times are not those of the same work. */
final class TestCounts {

    private static final int NAMED = 3;

    private TestCounts() {}

    static List<String> of(Matrix matrix) {
        List<String> sentences = new ArrayList<>();
        TestTally first = tests(matrix.first());
        for (Setting setting : matrix.settings()) {
            TestTally tests = tests(setting);
            String where = matrix.name() + "=" + setting.value();
            if (tests == null) {
                sentences.add(where + ": the profiles hold no tests, so it is not known whether all ran.");
                continue;
            }
            boolean varies = setting.runs().stream()
                    .map(run -> run.costs().tests())
                    .anyMatch(other -> other == null || !other.sameAs(tests));
            if (varies) {
                sentences.add(where + " does not run the same tests, or not with the same outcomes, in every round.");
            }
            if (tests.ids().size() < tests.run()) {
                sentences.add(where + " runs " + (tests.run() - tests.ids().size()) + " of its tests again.");
            }
            if (first != null && setting != matrix.first() && !first.sameAs(tests)) {
                sentences.add(difference(matrix.first().value(), first, where, tests));
            }
        }
        return noneKnown(matrix)
                ? List.of("The profiles hold no tests, so it is not known whether all settings ran the same.")
                : sentences;
    }

    private static boolean noneKnown(Matrix matrix) {
        return matrix.settings().stream().allMatch(setting -> tests(setting) == null);
    }

    private static String difference(String firstValue, TestTally first, String where, TestTally tests) {
        TreeSet<String> missing = new TreeSet<>(first.ids());
        missing.removeAll(tests.ids());
        TreeSet<String> added = new TreeSet<>(tests.ids());
        added.removeAll(first.ids());
        return where + " does not run what " + firstValue + " runs: " + counts(tests) + " instead of " + counts(first)
                + named("missing", missing) + named("added", added)
                + "; the times are not those of the same work.";
    }

    private static String named(String what, TreeSet<String> ids) {
        if (ids.isEmpty()) {
            return "";
        }
        List<String> some = ids.stream().limit(NAMED).toList();
        return "; " + what + " " + String.join(", ", some)
                + (ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "");
    }

    private static String counts(TestTally tests) {
        return tests.run() + " tests, " + tests.failed() + " failed, " + tests.skipped() + " skipped";
    }

    private static @Nullable TestTally tests(Setting setting) {
        return setting.runs().get(setting.runs().size() - 1).costs().tests();
    }
}
