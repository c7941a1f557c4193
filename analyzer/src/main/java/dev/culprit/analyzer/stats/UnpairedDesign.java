package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.stats.Measurement.Guard;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;

/**
 * Two sets of forks taken at different times, such as stored ones. Every fork is centred on its own common mode first, so that a
 * machine that was slower on the day of one side cancels.
 */
final class UnpairedDesign {

    private UnpairedDesign() {}

    static Measured measure(List<FunctionCosts> functions) {
        double[][] baseline = functions.stream().map(f -> f.baseline().clone()).toArray(double[][]::new);
        double[][] candidate =
                functions.stream().map(f -> f.candidate().clone()).toArray(double[][]::new);
        CommonMode mode = new CommonMode(functions);
        double[] typical = typical(mode, baseline, candidate);
        double[] ofBaseline = mode.perFork(less(baseline, typical));
        double[] ofCandidate = mode.perFork(less(candidate, typical));
        boolean known = Robust.known(ofBaseline).length > 0 && Robust.known(ofCandidate).length > 0;
        if (known) {
            centre(baseline, ofBaseline);
            centre(candidate, ofCandidate);
        }
        List<Measurement> measured = IntStream.range(0, baseline.length)
                .mapToObj(i -> measure(Robust.known(baseline[i]), Robust.known(candidate[i])))
                .toList();
        return new Measured(
                measured, known ? shift(ofBaseline, ofCandidate, mode) : GlobalShift.unknown(mode.references()));
    }

    /** Level of every function in a typical fork of the side with more forks; of both when they have equally many. */
    private static double[] typical(CommonMode mode, double[][] baseline, double[][] candidate) {
        double[] ofBaseline = levels(mode, baseline);
        double[] ofCandidate = levels(mode, candidate);
        int forks = baseline.length == 0 ? 0 : baseline[0].length - candidate[0].length;
        if (forks != 0) {
            return forks > 0 ? ofBaseline : ofCandidate;
        }
        double[] both = new double[ofBaseline.length];
        Arrays.setAll(both, i -> (ofBaseline[i] + ofCandidate[i]) / 2);
        return both;
    }

    private static double[] levels(CommonMode mode, double[][] rows) {
        double[][] centred = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        centre(centred, mode.perFork(rows));
        return Arrays.stream(centred).mapToDouble(Robust::median).toArray();
    }

    private static double[][] less(double[][] rows, double[] level) {
        return IntStream.range(0, rows.length)
                .mapToObj(i -> Arrays.stream(rows[i]).map(v -> v - level[i]).toArray())
                .toArray(double[][]::new);
    }

    private static void centre(double[][] rows, double[] perFork) {
        for (double[] row : rows) {
            Arrays.setAll(row, fork -> row[fork] - perFork[fork]);
        }
    }

    private static Measurement measure(double[] baseline, double[] candidate) {
        int b = baseline.length;
        int c = candidate.length;
        if (b == 0 || c == 0) {
            return Measurement.NONE;
        }
        Arm alone = TwoSample.compare(baseline, candidate, Tuning.RESOLUTION * Tuning.RESOLUTION);
        double df = b - 1 + c - 1;
        double variance = df > 0 ? (squares(baseline) + squares(candidate)) / df : Double.NaN;
        return new Measurement(
                alone.log(),
                alone.median(),
                Math.max(variance, Tuning.RESOLUTION * Tuning.RESOLUTION),
                df,
                1.0 / b + 1.0 / c,
                Math.min(b, c),
                Math.min(b, c) > 1 && b + c >= 2 * Tuning.DECISIVE_FORKS,
                alone,
                guard(baseline, candidate));
    }

    private static double squares(double[] values) {
        double mean = StatUtils.mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }

    /**
     * A side of one or two forks does not show its own spread, so all of it must lie beyond all but one fork of the other side
     * (beyond all, when there are fewer than five).
     */
    private static Guard guard(double[] baseline, double[] candidate) {
        if (Math.min(baseline.length, candidate.length) >= Tuning.DECISIVE_FORKS) {
            return Guard.OPEN;
        }
        return new Guard(beyond(baseline, candidate), beyond(candidate, baseline));
    }

    private static boolean beyond(double[] low, double[] high) {
        double[] lows = Arrays.stream(low).sorted().toArray();
        double[] highs = Arrays.stream(high).sorted().toArray();
        boolean lowIsMany = lows.length >= highs.length;
        int many = Math.max(lows.length, highs.length);
        int spare = many > 4 ? 1 : 0;
        double edgeOfLow = lows[lows.length - 1 - (lowIsMany ? spare : 0)];
        double edgeOfHigh = highs[lowIsMany ? 0 : spare];
        return edgeOfHigh - edgeOfLow > Tuning.RESOLUTION;
    }

    private static GlobalShift shift(double[] baseline, double[] candidate, CommonMode mode) {
        Arm shift = TwoSample.compare(Robust.known(baseline), Robust.known(candidate), 0);
        return new GlobalShift(shift.log(), shift.standardError(), shift.degreesOfFreedom(), mode.references());
    }
}
