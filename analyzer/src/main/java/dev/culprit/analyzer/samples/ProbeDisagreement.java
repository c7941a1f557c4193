package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SampledTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether probes and samples agree on how the time is shared out over the functions. Both see the same run; where they do not agree beyond the
 * error of samples, probes have changed what they measure, for example by keeping a method from being inlined, or the clock that was sampled is
 * another one: a thread that waits takes time and no processor.
 */
public final class ProbeDisagreement {

    /** Events whose samples share out the time of the calls. A sample of a lock, a parked thread or a traced method stands for itself. */
    private static final Set<String> OF_TIME = Set.of("cpu", "wall");

    /** Smaller differences of shares change nobody's mind. */
    private static final double MATERIAL = 0.05;

    /** Standard errors; functions are many, and one in a thousand may be beyond 3.3 by chance. */
    private static final double ERRORS = 3.3;

    /** Samples of repeated runs scatter up to so many times as much as Poisson counts. */
    private static final double DISPERSION = 3;

    private static final int FEWEST = 200;

    private static final int NAMED = 3;

    private ProbeDisagreement() {}

    /** One sentence per function, the largest disagreement first, at most three; empty when they agree or too little was sampled. */
    public static List<String> between(LoadedSet baseline, LoadedSet candidate, AlignedTree tree) {
        List<Difference> found = new ArrayList<>();
        for (SampledTree samples : candidate.samples()) {
            if (tellsOfTime(samples)) {
                found.addAll(of(samples, candidate, tree, tree.candidateRow(), tree.candidateSelf()));
            }
        }
        for (SampledTree samples : baseline.samples()) {
            if (found.isEmpty() && tellsOfTime(samples)) {
                found.addAll(of(samples, baseline, tree, tree.baselineRow(), tree.baselineSelf()));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Difference::size).reversed())
                .limit(NAMED)
                .map(Difference::sentence)
                .toList();
    }

    private static boolean tellsOfTime(SampledTree samples) {
        return samples.unit().equals("ns") && OF_TIME.contains(samples.event());
    }

    private record Difference(String function, String event, double measured, double sampled) {

        double size() {
            return Math.abs(measured - sampled);
        }

        String sentence() {
            String why = measured > sampled && event.equals("cpu")
                    ? "its probes distort it, or it waits where no probe sees it."
                    : "its probes distort it.";
            return String.format(
                    Locale.ROOT,
                    "Probes measured %.0f %% of the time in %s, samples of %s saw %.0f %%: %s",
                    measured * 100,
                    function,
                    event,
                    sampled * 100,
                    why);
        }
    }

    private static List<Difference> of(
            SampledTree samples, LoadedSet set, AlignedTree tree, int[] mergedRow, double[][] self) {
        int functions = tree.functions().size();
        double[] measured = new double[functions];
        double[] sampled = new double[functions];
        int[] functionOf = new int[set.tree().size()];
        for (int row = 1; row < tree.size(); row++) {
            int function = tree.function()[row];
            if (tree.functions().get(function).kind() != Kind.METHOD) {
                continue;
            }
            for (double[] fork : self) {
                measured[function] += fork[row];
            }
            if (mergedRow[row] >= 0) {
                functionOf[mergedRow[row]] = function + 1;
            }
        }
        for (int row = 0; row < samples.size(); row++) {
            int function = functionOf[samples.anchor()[row]] - 1;
            for (long[] fork : samples.samples()) {
                if (function >= 0) {
                    sampled[function] += fork[row];
                }
            }
        }
        double time =
                IntStream.range(0, functions).mapToDouble(f -> measured[f]).sum();
        double count =
                IntStream.range(0, functions).mapToDouble(f -> sampled[f]).sum();
        List<Difference> found = new ArrayList<>();
        for (int f = 0; f < functions && count >= FEWEST && time > 0; f++) {
            Difference difference = new Difference(
                    tree.functions().get(f).function().shortName(),
                    samples.event(),
                    measured[f] / time,
                    sampled[f] / count);
            double error = Math.sqrt(DISPERSION * difference.measured * (1 - difference.measured) / count);
            if (difference.size() > MATERIAL && difference.size() > ERRORS * error) {
                found.add(difference);
            }
        }
        return found;
    }
}
