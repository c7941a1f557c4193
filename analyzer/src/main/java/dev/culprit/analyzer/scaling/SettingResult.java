package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.TestTally;
import dev.culprit.profile.MethodKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one setting. Amounts are medians per run; NaN or null is not known.
 *
 * @param value as typed
 * @param workers the value as a number, NaN when it is none
 * @param walls wall times in nanoseconds, one a round
 * @param wall their median and range
 * @param workNanos own time of recorded code in which no thread waited, over all threads
 * @param waitNanos waiting, over all threads
 * @param waits {@code waitNanos} by kind, kinds without any left out
 * @param cpuNanos CPU time of all JVMs
 * @param gcNanos garbage collection of all JVMs
 * @param jvms JVMs that ran recorded code
 * @param otherJvms JVMs that ran none
 * @param classSetups setups and teardowns of classes of tests that took time
 * @param efficiency speed-up against the first setting, divided by the workers that there are more; NaN where values are no numbers
 * @param againstFirst its wall time relative to the first setting's; null for the first itself
 * @param againstBest its wall time relative to the fastest setting's; null for that itself. The fastest was chosen by the same figures, so these
 *     intervals hold together for all pairs of settings (Bonferroni)
 * @param tests of the last run; null when unknown
 * @param testsVary whether its runs did not run the same tests with the same outcomes
 * @param split where the wall time went
 * @param loss what it takes longer than it should, and why; null for the first setting
 * @param breakEven from how many tests on it pays; null for the first setting, and when the profiles do not tell
 * @param findings that it takes longer than the first setting although it has more workers, and at which lines; at most one
 */
public record SettingResult(
        String value,
        double workers,
        List<Double> walls,
        Spread wall,
        double workNanos,
        double waitNanos,
        Map<MethodKind, Double> waits,
        double cpuNanos,
        double gcNanos,
        double jvms,
        double otherJvms,
        double classSetups,
        double efficiency,
        @Nullable Standing againstFirst,
        @Nullable Standing againstBest,
        @Nullable TestTally tests,
        boolean testsVary,
        @Nullable MeanSplit split,
        @Nullable Loss loss,
        @Nullable BreakEven breakEven,
        List<Finding> findings) {

    public SettingResult {
        walls = List.copyOf(walls);
        findings = List.copyOf(findings);
        EnumMap<MethodKind, Double> byKind = new EnumMap<>(MethodKind.class);
        byKind.putAll(waits);
        waits = Collections.unmodifiableMap(byKind);
    }
}
