package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.model.ComparedTest;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedTest;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.profile.TestRuns.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which tests of two sides can be compared: those that every fork of both ran. Others are left out of what is compared, and said:
 * a new test is no slow-down of the old ones.
 *
 * @param baseline the baseline without what cannot be compared
 * @param candidate the same of the candidate
 * @param compared all tests of both sides, those of the candidate first
 * @param reasons what a reader needs to know of tests that differ, one sentence each
 */
public record TestScope(LoadedSet baseline, LoadedSet candidate, List<ComparedTest> compared, List<String> reasons) {

    private static final int EXAMPLES = 3;

    public TestScope {
        compared = List.copyOf(compared);
        reasons = List.copyOf(reasons);
    }

    /** Of two sets. */
    public static TestScope of(LoadedSet baseline, LoadedSet candidate) {
        Map<String, MergedTest> before = byId(baseline);
        Map<String, MergedTest> after = byId(candidate);
        Set<String> common = new LinkedHashSet<>();
        before.forEach((id, test) -> {
            MergedTest other = after.get(id);
            if (other != null
                    && test.ranEverywhere(baseline.forks().size())
                    && other.ranEverywhere(candidate.forks().size())) {
                common.add(id);
            }
        });
        Set<String> together = new HashSet<>();
        for (String id : common) {
            if (!isApart(before, id) || !isApart(after, id)) {
                together.add(id);
            }
        }
        TestTrees baselineTrees = new TestTrees(baseline);
        TestTrees candidateTrees = new TestTrees(candidate);
        Set<String> classes = new HashSet<>(baselineTrees.classes());
        classes.retainAll(candidateTrees.classes());
        return new TestScope(
                baselineTrees.without(leftOut(before, common, baselineTrees, classes), together),
                candidateTrees.without(leftOut(after, common, candidateTrees, classes), together),
                compared(baseline, candidate),
                new Sentences(before, after, common, together.isEmpty()).all());
    }

    private static Map<String, MergedTest> byId(LoadedSet set) {
        Map<String, MergedTest> tests = new LinkedHashMap<>();
        set.tests().tests().forEach(test -> tests.put(test.id(), test));
        return tests;
    }

    private static boolean isApart(Map<String, MergedTest> tests, String id) {
        MergedTest test = tests.get(id);
        return test != null && test.hasOwnTree();
    }

    private static Set<String> leftOut(
            Map<String, MergedTest> tests, Set<String> common, TestTrees trees, Set<String> classesOfBoth) {
        Set<String> leftOut = new HashSet<>(tests.keySet());
        leftOut.removeAll(common);
        Set<String> classes = new HashSet<>(trees.classes());
        classes.removeAll(classesOfBoth);
        leftOut.addAll(classes);
        return leftOut;
    }

    private static List<ComparedTest> compared(LoadedSet baseline, LoadedSet candidate) {
        Map<String, TestSummary> before = new LinkedHashMap<>();
        TestSummaries.of(baseline).forEach(test -> before.put(test.id(), test));
        List<ComparedTest> compared = new ArrayList<>();
        for (TestSummary test : TestSummaries.of(candidate)) {
            compared.add(new ComparedTest(test.id(), before.remove(test.id()), test));
        }
        before.forEach((id, test) -> compared.add(new ComparedTest(id, test, null)));
        return compared;
    }

    /** What is said of tests that differ. */
    private record Sentences(
            Map<String, MergedTest> before, Map<String, MergedTest> after, Set<String> common, boolean allApart) {

        List<String> all() {
            List<String> sentences = new ArrayList<>();
            Set<String> ids = new LinkedHashSet<>(after.keySet());
            ids.addAll(before.keySet());
            add(
                    sentences,
                    ids,
                    id -> ran(before, id) && !ran(after, id),
                    "ran in the baseline only",
                    "left out of its total");
            add(
                    sentences,
                    ids,
                    id -> !ran(before, id) && ran(after, id),
                    "ran in the candidate only",
                    "left out of its total");
            add(
                    sentences,
                    ids,
                    id -> ran(before, id) && ran(after, id) && !common.contains(id),
                    "did not run in every fork",
                    "left out of both totals");
            add(
                    sentences,
                    ids,
                    id -> common.contains(id) && failed(after, id) && !failed(before, id),
                    "failed in the candidate and not in the baseline",
                    "compared as far as it came");
            add(
                    sentences,
                    ids,
                    id -> common.contains(id) && failed(before, id) && !failed(after, id),
                    "failed in the baseline and not in the candidate",
                    "compared as far as it came");
            add(
                    sentences,
                    ids,
                    id -> failed(before, id) && failed(after, id),
                    "failed on both sides",
                    "compared all the same");
            return sentences;
        }

        private void add(
                List<String> sentences, Set<String> ids, Predicate<String> which, String what, String consequence) {
            List<String> all = ids.stream().filter(which).toList();
            if (all.isEmpty()) {
                return;
            }
            boolean apart = allApart || all.stream().allMatch(this::isApartWhereItRan);
            String then = apart || !consequence.startsWith("left out")
                    ? consequence.replace("it came", all.size() == 1 ? "it came" : "they came")
                    : "not all left out, as the call tree does not keep them apart";
            String named = String.join(", ", all.subList(0, Math.min(EXAMPLES, all.size())));
            sentences.add((all.size() == 1 ? "1 test " : all.size() + " tests ") + what
                    + (all.size() == 1 ? " and is " : " and are ") + then + ": " + named
                    + (all.size() > EXAMPLES ? " and " + (all.size() - EXAMPLES) + " more" : "") + ".");
        }

        private boolean isApartWhereItRan(String id) {
            return (!ran(before, id) || isApart(before, id)) && (!ran(after, id) || isApart(after, id));
        }

        private static boolean ran(Map<String, MergedTest> tests, String id) {
            MergedTest test = tests.get(id);
            return test != null && test.ran();
        }

        private static boolean failed(Map<String, MergedTest> tests, String id) {
            MergedTest test = tests.get(id);
            return test != null && test.ran() && (test.status() == Status.FAILED || test.status() == Status.RUNNING);
        }
    }
}
