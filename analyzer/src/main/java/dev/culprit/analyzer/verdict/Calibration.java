package dev.culprit.analyzer.verdict;

import static dev.culprit.analyzer.model.ComparabilityCheck.Level.NOTE;
import static dev.culprit.analyzer.model.ComparabilityCheck.Level.REFUSED;
import static dev.culprit.analyzer.model.ComparabilityCheck.Level.SAME;
import static dev.culprit.analyzer.model.ComparabilityCheck.Level.WARNING;

import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.Manifest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares how long the same fixed loop took in the JVMs of both sides: how fast the machine was, whatever its name is.
 *
 * <p>On one busy host of two cores the loop took 85 to 98 us in five JVMs in a row (16 %), so medians that differ by more than
 * a tenth are another machine only when the two sides do not overlap, which a single JVM a side cannot show.
 */
final class Calibration {

    /** From here on it is worth a word. */
    private static final double NOTICEABLE = 1.03;

    /** From here on times cannot be compared, when all JVMs of a side say the same. */
    private static final double OTHER_SPEED = 1.10;

    /** So much is no noise even in a single JVM. */
    private static final double OTHER_MACHINE = 1.30;

    private final double[] baseline;
    private final double[] candidate;

    private Calibration(double[] baseline, double[] candidate) {
        this.baseline = baseline;
        this.candidate = candidate;
    }

    static ComparabilityCheck check(List<Manifest> baseline, List<Manifest> candidate) {
        return new Calibration(values(baseline), values(candidate)).check();
    }

    private ComparabilityCheck check() {
        double before = median(baseline);
        double after = median(candidate);
        double ratio = Math.max(before, after) / Math.min(before, after);
        // Not a number when one side did not say; then no comparison with it is true.
        Level level = ratio > NOTICEABLE ? level(ratio) : Double.isNaN(ratio) ? NOTE : SAME;
        String message = level == SAME || Double.isNaN(ratio)
                ? ""
                : String.format(Locale.ROOT, "The same fixed work took %.0f %% longer on one side.", (ratio - 1) * 100);
        return new ComparabilityCheck(EnvironmentFacts.CALIBRATION_NANOS, text(before), text(after), level, message);
    }

    private Level level(double ratio) {
        if (ratio <= OTHER_SPEED) {
            return NOTE;
        }
        boolean several = baseline.length > 1 && candidate.length > 1;
        return ratio > OTHER_MACHINE || several && isApart() ? REFUSED : WARNING;
    }

    /** Whether every JVM of one side was slower than every JVM of the other. */
    private boolean isApart() {
        return baseline[baseline.length - 1] < candidate[0] || candidate[candidate.length - 1] < baseline[0];
    }

    private static double[] values(List<Manifest> manifests) {
        return manifests.stream()
                .mapToDouble(Calibration::value)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
    }

    private static double value(Manifest manifest) {
        String text = manifest.environment().getOrDefault(EnvironmentFacts.CALIBRATION_NANOS, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : Double.NaN;
    }

    private static double median(double[] sorted) {
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(Double.NaN);
    }

    private static String text(double nanos) {
        return Double.isNaN(nanos) ? "" : String.format(Locale.ROOT, "%.0f", nanos);
    }
}
