package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.ForkCosts;
import dev.culprit.analyzer.model.TestTally;
import dev.culprit.analyzer.scaling.Standing.Outcome;
import dev.culprit.analyzer.stats.PairedRatio;
import dev.culprit.profile.MethodKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Says what is known of each setting of a matrix. */
final class Settings {

    private final Matrix matrix;
    private final double confidence;
    private final Setting best;
    private final boolean isSplit;

    Settings(Matrix matrix, double confidence) {
        this.matrix = matrix;
        this.confidence = confidence;
        this.best = best(matrix);
        this.isSplit = isSplit(matrix);
    }

    /** The setting with the smallest wall time, as the geometric mean over the rounds. */
    static Setting best(Matrix matrix) {
        Setting best = matrix.first();
        for (Setting setting : matrix.settings()) {
            best = ratio(best, setting).ratio() < 1 ? setting : best;
        }
        return best;
    }

    SettingResult result(Setting setting) {
        Setting first = matrix.first();
        boolean isFirst = setting == first;
        Standing againstFirst = isFirst ? null : standing(first, setting, 1);
        int settings = matrix.settings().size();
        Standing againstBest = setting == best ? null : standing(best, setting, settings * (settings - 1) / 2);
        MeanSplit split = isSplit ? MeanSplit.of(setting) : null;
        return new SettingResult(
                setting.value(),
                setting.workers(),
                Arrays.stream(setting.walls()).boxed().toList(),
                Spread.of(setting.walls()),
                median(setting, ForkCosts::workNanos),
                median(setting, ForkCosts::waitNanos),
                waits(setting),
                median(setting, ForkCosts::cpuNanos),
                median(setting, ForkCosts::gcNanos),
                median(setting, ForkCosts::jvms),
                median(setting, ForkCosts::otherJvms),
                median(setting, ForkCosts::classSetups),
                efficiency(setting, againstFirst),
                againstFirst,
                againstBest,
                lastTests(setting),
                testsVary(setting),
                split,
                isFirst ? null : new LossFinder(first, setting).find(isSplit ? MeanSplit.of(first) : null, split),
                isFirst ? null : new FixedCosts(first, setting, confidence).breakEven(),
                againstFirst == null || againstFirst.outcome() != Outcome.SLOWER
                        ? List.of()
                        : LosingSetting.findings(matrix.name(), first, setting));
    }

    private double efficiency(Setting setting, @Nullable Standing againstFirst) {
        double more = setting.workers() / matrix.first().workers();
        return againstFirst == null ? more : 1 / againstFirst.ratio() / more;
    }

    private Standing standing(Setting baseline, Setting setting, int comparisons) {
        PairedRatio ratio = ratio(baseline, setting);
        return new Standing(ratio.ratio(), ratio.interval(confidence, comparisons));
    }

    private static PairedRatio ratio(Setting baseline, Setting setting) {
        return PairedRatio.of(baseline.walls(), setting.walls());
    }

    /**
     * Threads of tests can be told apart everywhere, or JVMs can that are more than one somewhere. A single JVM without tests says nothing of
     * what its threads did side by side.
     */
    private static boolean isSplit(Matrix matrix) {
        List<WallSplit> splits = matrix.settings().stream()
                .map(setting -> {
                    List<WallSplit> ofSetting = MeanSplit.splits(setting);
                    return ofSetting.isEmpty() ? null : ofSetting.get(0);
                })
                .filter(split -> split != null)
                .toList();
        if (splits.size() < matrix.settings().size()) {
            return false;
        }
        boolean tests = splits.stream().allMatch(WallSplit::ofTests);
        boolean jvms =
                splits.stream().noneMatch(WallSplit::ofTests) && splits.stream().anyMatch(split -> split.lanes() > 1);
        return tests || jvms;
    }

    private static double median(Setting setting, ToDoubleFunction<ForkCosts> amount) {
        return Spread.of(setting.amounts(amount)).median();
    }

    private static Map<MethodKind, Double> waits(Setting setting) {
        Map<MethodKind, Double> waits = new EnumMap<>(MethodKind.class);
        for (MethodKind kind : MethodKind.values()) {
            double nanos = median(
                    setting,
                    costs -> costs.waits().stream()
                            .filter(wait -> wait.kind() == kind)
                            .mapToDouble(wait -> wait.nanos())
                            .sum());
            if (nanos > 0) {
                waits.put(kind, nanos);
            }
        }
        return waits;
    }

    private static @Nullable TestTally lastTests(Setting setting) {
        return setting.runs().get(setting.runs().size() - 1).costs().tests();
    }

    private static boolean testsVary(Setting setting) {
        TestTally last = lastTests(setting);
        return setting.runs().stream()
                .map(run -> run.costs().tests())
                .anyMatch(tests -> tests == null ? last != null : last == null || !tests.sameAs(last));
    }
}
