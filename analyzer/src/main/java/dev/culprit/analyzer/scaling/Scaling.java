package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.scaling.Standing.Outcome;
import dev.culprit.analyzer.stats.PairedRatio;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares the settings of a matrix. */
public final class Scaling {

    private Scaling() {}

    /**
     * Says which setting is the fastest, and why the others are not.
     *
     * @param command what repeats the comparison
     */
    public static ScalingResult of(Matrix matrix, double confidence, String command) {
        Settings settings = new Settings(matrix, confidence);
        List<SettingResult> results =
                matrix.settings().stream().map(settings::result).toList();
        int best = matrix.settings().indexOf(Settings.best(matrix));
        boolean decided = results.stream()
                .map(SettingResult::againstBest)
                .allMatch(standing -> standing == null || standing.outcome() == Outcome.SLOWER);
        List<String> reasons = new ArrayList<>(Conclusions.of(matrix.name(), results, best, decided));
        reasons.addAll(TestCounts.of(matrix));
        return new ScalingResult(
                matrix.name(),
                matrix.rounds(),
                confidence,
                results,
                best,
                decided,
                reasons,
                warnings(matrix),
                null,
                command);
    }

    /** Wall time of a setting / that of the first, geometric mean over the rounds. */
    public static PairedRatio ratio(Matrix matrix, int setting) {
        return PairedRatio.of(
                matrix.first().walls(), matrix.settings().get(setting).walls());
    }

    private static List<String> warnings(Matrix matrix) {
        Set<String> warnings = new LinkedHashSet<>();
        for (Setting setting : matrix.settings()) {
            for (Run run : setting.runs()) {
                String where = matrix.name() + "=" + setting.value() + ", round " + run.round() + ": ";
                run.costs().warnings().forEach(warning -> warnings.add(where + warning));
                if (run.exit() != 0) {
                    warnings.add(where + "it ended with exit code " + run.exit() + ".");
                }
            }
        }
        return List.copyOf(warnings);
    }
}
