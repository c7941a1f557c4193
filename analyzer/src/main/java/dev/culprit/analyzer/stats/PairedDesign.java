package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.stats.Measurement.Guard;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.StatUtils;

/** Differences within pairs of forks that ran next to each other, less what all reference functions did in that pair. */
final class PairedDesign {

    private PairedDesign() {}

    static Measured measure(List<FunctionCosts> functions, boolean removeCommonMode) {
        double[][] differences =
                functions.stream().map(PairedDesign::differences).toArray(double[][]::new);
        CommonMode mode = new CommonMode(functions);
        double[] shifts = mode.perFork(differences);
        if (!removeCommonMode || Robust.known(shifts).length == 0) {
            return new Measured(measure(differences), GlobalShift.unknown(mode.references()));
        }
        // A pair in which the shift is unknown becomes NaN for all: corrected and raw differences must not be mixed.
        for (double[] row : differences) {
            Arrays.setAll(row, pair -> row[pair] - shifts[pair]);
        }
        return new Measured(measure(differences), shift(Robust.known(shifts), mode.references()));
    }

    private static double[] differences(FunctionCosts function) {
        double[] differences = new double[function.baseline().length];
        Arrays.setAll(differences, pair -> function.candidate()[pair] - function.baseline()[pair]);
        return differences;
    }

    private static List<Measurement> measure(double[][] differences) {
        return Arrays.stream(differences)
                .map(Robust::known)
                .map(PairedDesign::measure)
                .toList();
    }

    private static Measurement measure(double[] differences) {
        int n = differences.length;
        if (n == 0) {
            return Measurement.NONE;
        }
        double mean = Robust.mean(differences);
        double median = Robust.median(differences);
        double variance = n > 1 ? Math.max(StatUtils.variance(differences), floor()) : Double.NaN;
        Arm alone = new Arm(mean, median, Math.sqrt(variance / n), n > 1 ? n - 1 : Double.NaN);
        boolean enough = n >= Tuning.DECISIVE_FORKS;
        return new Measurement(mean, median, variance, n - 1, 1.0 / n, n, enough, alone, Guard.OPEN);
    }

    private static double floor() {
        return 2 * Tuning.RESOLUTION * Tuning.RESOLUTION;
    }

    private static GlobalShift shift(double[] shifts, int references) {
        int n = shifts.length;
        double error = n > 1 ? Math.sqrt(StatUtils.variance(shifts) / n) : Double.NaN;
        return new GlobalShift(Robust.mean(shifts), error, n > 1 ? n - 1 : Double.NaN, references);
    }
}
