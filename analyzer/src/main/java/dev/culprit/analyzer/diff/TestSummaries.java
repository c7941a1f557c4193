package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedTest;
import dev.culprit.analyzer.model.MergedTest.Run;
import dev.culprit.analyzer.model.TestSummary;
import dev.culprit.analyzer.model.TestSummary.Phases;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Makes of the tests of a set what reports show. */
public final class TestSummaries {

    private TestSummaries() {}

    /** All tests of {@code set}, in order of their first start. */
    public static List<TestSummary> of(LoadedSet set) {
        return of(set, new WaitSums(set));
    }

    static List<TestSummary> of(LoadedSet set, WaitSums waits) {
        return set.tests().tests().stream().map(test -> of(test, waits)).toList();
    }

    private static TestSummary of(MergedTest test, WaitSums waits) {
        List<Run> ran = test.runs().values().stream()
                .filter(Run::ran)
                .sorted(Comparator.comparingLong(Run::wallNanos))
                .toList();
        List<Run> middle = ran.isEmpty() ? List.of() : ran.subList((ran.size() - 1) / 2, ran.size() / 2 + 1);
        Phases phases = new Phases(
                mean(middle, Run::classSetupNanos),
                mean(middle, Run::setupNanos),
                mean(middle, Run::bodyNanos),
                mean(middle, Run::teardownNanos),
                mean(middle, Run::classTeardownNanos));
        return new TestSummary(
                test.id(),
                test.className(),
                test.method(),
                test.displayName(),
                test.status(),
                ran.size(),
                phases.sum(),
                phases,
                waits.ofTest(test.id()),
                test.hasOwnTree(),
                mean(middle, Run::classesLoaded),
                mean(middle, run -> run.classLoadNanos() < 0 ? Double.NaN : run.classLoadNanos()),
                mean(middle, Run::jitNanos),
                mean(middle, Run::gcNanos));
    }

    private static double mean(List<Run> runs, ToDoubleFunction<Run> value) {
        return runs.stream().mapToDouble(value).average().orElse(0);
    }
}
