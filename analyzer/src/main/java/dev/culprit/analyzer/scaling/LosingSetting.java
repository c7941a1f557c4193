package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.findings.ParallelLoss;
import dev.culprit.analyzer.findings.ParallelLoss.Runs;
import dev.culprit.analyzer.findings.RunFigures;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.TestTally;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says at which lines a setting that is slower than the first one, for certain, although it has more workers, costs more. */
final class LosingSetting {

    private LosingSetting() {}

    /** At most one finding; none when the profiles do not tell, or the settings did not run the same tests. */
    static List<Finding> findings(String name, Setting first, Setting setting) {
        List<RunFigures> one = figures(first);
        List<RunFigures> many = figures(setting);
        boolean known = one.size() == first.runs().size()
                && many.size() == setting.runs().size();
        if (!known || !hasMoreWorkers(first, setting, one, many) || !ranTheSame(first, setting, one, many)) {
            return List.of();
        }
        return ParallelLoss.between(runs(name, first, one), runs(name, setting, many));
    }

    private static List<RunFigures> figures(Setting setting) {
        return setting.runs().stream()
                .map(Run::figures)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Runs runs(String name, Setting setting, List<RunFigures> figures) {
        return new Runs(
                name + "=" + setting.value(),
                figures,
                setting.runs().stream().map(Run::wallNanos).toList());
    }

    /** As the values say, or where these are no numbers, as more tests ran at the same time. */
    private static boolean hasMoreWorkers(Setting first, Setting setting, List<RunFigures> one, List<RunFigures> many) {
        double ratio = setting.workers() / first.workers();
        if (!Double.isNaN(ratio)) {
            return ratio > 1;
        }
        int most = one.stream().mapToInt(RunFigures::atOnce).max().orElse(0);
        return most > 0 && many.stream().allMatch(run -> run.atOnce() > most);
    }

    private static boolean ranTheSame(Setting first, Setting setting, List<RunFigures> one, List<RunFigures> many) {
        Set<String> ids = one.get(0).tests();
        TestTally tests = first.runs().get(0).costs().tests();
        return one.stream().allMatch(run -> run.tests().equals(ids))
                && many.stream().allMatch(run -> run.tests().equals(ids))
                && hasOutcomesOf(tests, first)
                && hasOutcomesOf(tests, setting);
    }

    private static boolean hasOutcomesOf(@Nullable TestTally tests, Setting setting) {
        return setting.runs().stream()
                .map(run -> run.costs().tests())
                .allMatch(other -> tests == null || other == null ? tests == other : tests.sameAs(other));
    }
}
