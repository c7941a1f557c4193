package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.samples.SampledFunctions.Entry;
import dev.culprit.analyzer.stats.QuasiPoisson;
import dev.culprit.analyzer.stats.Robust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How fast the machine was in each fork, as the functions below the probes tell: what they have in common is nobody's fault. One function has
 * no say in a median of many.
 *
 * @param baseline for each fork what functions took relative to all forks of the side; all 1 when too few functions tell
 * @param candidate the same
 * @param ratio what functions of the candidate took relative to the baseline, typically; 1 when too few tell
 * @param functions number of functions that told
 */
record CommonSpeed(double[] baseline, double[] candidate, double ratio, int functions) {

    /** Samples per fork that a function needs to tell. */
    private static final double TELLING = 5;

    /** Functions that are needed to tell. */
    static final int REFERENCES = 10;

    static CommonSpeed of(List<Entry> entries) {
        List<Entry> telling = entries.stream()
                .filter(entry -> entry.baselineSamples() >= TELLING * entry.baseline().length
                        && entry.candidateSamples() >= TELLING * entry.candidate().length)
                .toList();
        if (telling.size() < REFERENCES) {
            int before = entries.isEmpty() ? 0 : entries.get(0).baseline().length;
            int after = entries.isEmpty() ? 0 : entries.get(0).candidate().length;
            return new CommonSpeed(ones(before), ones(after), 1, telling.size());
        }
        return new CommonSpeed(
                forks(telling, Entry::baseline),
                forks(telling, Entry::candidate),
                Math.exp(median(
                        telling,
                        entry -> SampledFunctions.mean(entry.candidate()) / SampledFunctions.mean(entry.baseline()))),
                telling.size());
    }

    boolean isKnown() {
        return functions >= REFERENCES;
    }

    private static double[] forks(List<Entry> entries, Function<Entry, double[]> side) {
        double[] speeds = new double[side.apply(entries.get(0)).length];
        Arrays.setAll(
                speeds,
                fork -> Math.exp(
                        median(entries, entry -> side.apply(entry)[fork] / SampledFunctions.mean(side.apply(entry)))));
        return speeds;
    }

    private static double median(List<Entry> entries, ToDoubleFunction<Entry> ratio) {
        List<Double> logs = new ArrayList<>();
        for (Entry entry : entries) {
            double value = ratio.applyAsDouble(entry);
            if (value > 0) {
                logs.add(Math.log(value));
            }
        }
        return logs.isEmpty()
                ? 0
                : Robust.median(logs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] ones(int forks) {
        double[] ones = new double[forks];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** A function as it would be on a machine that is always as fast as for the typical baseline. */
    QuasiPoisson.Observed evened(QuasiPoisson.Observed observed) {
        return new QuasiPoisson.Observed(
                divided(observed.baseline(), baseline, 1),
                divided(observed.baselinePerSample(), baseline, 1),
                divided(observed.candidate(), candidate, ratio),
                divided(observed.candidatePerSample(), candidate, ratio));
    }

    private static double[] divided(double[] values, double[] speeds, double factor) {
        double[] evened = new double[values.length];
        Arrays.setAll(evened, i -> values[i] / speeds[i] / factor);
        return evened;
    }
}
