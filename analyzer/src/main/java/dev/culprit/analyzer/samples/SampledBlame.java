package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.samples.SampledFunctions.Entry;
import dev.culprit.analyzer.stats.FalseDiscoveryRate;
import dev.culprit.analyzer.stats.QuasiPoisson;
import dev.culprit.analyzer.stats.QuasiPoisson.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whose the change between two sets of samples is. Each function is responsible for its own code and for the platform's that it calls.
 *
 * @param culprits functions that take more, with enough evidence
 * @param suspects functions that take more, without
 * @param improvements functions that take less, with enough evidence
 * @param proven change of the total that culprits and improvements make up, in the samples' unit
 * @param vouched what the culprits take more at the lower ends of their intervals, less what the improvements save
 * @param rest change in none of the lists
 * @param restFunctions number of functions that {@code rest} is the sum of
 * @param significant for every row of the union, whether it carries a culprit or an improvement
 * @param largestUnseen largest share of the baseline by which some function may take more without having been seen
 * @param total the change of all functions together
 */
public record SampledBlame(
        List<Culprit> culprits,
        List<Culprit> suspects,
        List<Culprit> improvements,
        double proven,
        double vouched,
        double rest,
        int restFunctions,
        boolean[] significant,
        double largestUnseen,
        Change total) {

    /** A function that changes less of the baseline's total is not named beside others. */
    private static final double MATERIAL = 0.005;

    private static final int SUSPECTS = 10;

    public SampledBlame {
        culprits = List.copyOf(culprits);
        suspects = List.copyOf(suspects);
        improvements = List.copyOf(improvements);
    }

    /**
     * Judges a union of samples.
     *
     * @param confidence that an accusation needs
     * @param writer how findings become sentences
     */
    static SampledBlame of(SampledUnion union, double confidence, SampledWriter writer) {
        SampledFunctions functions = new SampledFunctions(union);
        BitSet everywhere = new BitSet();
        everywhere.set(0, Arrays.stream(union.anchor()).max().orElse(0) + 1);
        List<Entry> more = functions.below(everywhere, true);
        List<Entry> less = functions.below(everywhere, false);
        List<Change> changes =
                QuasiPoisson.compare(more.stream().map(Entry::observed).toList());
        double[] qMore = FalseDiscoveryRate.adjust(
                changes.stream().mapToDouble(Change::pMore).toArray());
        double[] qLess = FalseDiscoveryRate.adjust(
                changes.stream().mapToDouble(Change::pLess).toArray());
        Change total = QuasiPoisson.compare(List.of(all(more))).get(0);
        double material = MATERIAL * total.baseline();
        double level = 1 - confidence;
        int[] order = IntStream.range(0, more.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -changes.get(i).delta()))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] significant = new boolean[union.size()];
        List<Culprit> culprits = new ArrayList<>();
        List<Culprit> suspects = new ArrayList<>();
        List<Culprit> improvements = new ArrayList<>();
        double grown = sum(changes, 1);
        double shrunk = sum(changes, -1);
        double named = 0;
        double proven = 0;
        double vouched = 0;
        double unseen = 0;
        for (int i : order) {
            Change change = changes.get(i);
            boolean isNamed = more.get(i).frame() != SampledFunctions.ANCHOR;
            double low = change.deltaInterval(confidence).low();
            if (isNamed && change.delta() >= material && qMore[i] <= level) {
                culprits.add(writer.write(culprits.size() + 1, more.get(i), change, 1 - qMore[i], grown));
                proven += change.delta();
                vouched += Math.max(0, low);
                named += change.delta();
                mark(functions, more.get(i), significant);
            } else if (change.delta() > 0) {
                unseen = Math.max(unseen, change.deltaInterval(confidence).high());
                if (isNamed && change.delta() >= material && suspects.size() < SUSPECTS) {
                    suspects.add(writer.write(suspects.size() + 1, more.get(i), change, 1 - qMore[i], grown));
                    named += change.delta();
                }
            }
        }
        for (int k = order.length - 1; k >= 0; k--) {
            int i = order[k];
            Change change = changes.get(i);
            if (less.get(i).frame() != SampledFunctions.ANCHOR && change.delta() <= -material && qLess[i] <= level) {
                improvements.add(writer.write(improvements.size() + 1, less.get(i), change, 1 - qLess[i], shrunk));
                proven += change.delta();
                vouched += change.delta();
                named += change.delta();
                mark(functions, less.get(i), significant);
            }
        }
        return new SampledBlame(
                culprits,
                suspects,
                improvements,
                proven,
                vouched,
                total.delta() - named,
                more.size() - culprits.size() - suspects.size() - improvements.size(),
                significant,
                total.baseline() > 0 ? unseen / total.baseline() : Double.NaN,
                total);
    }

    private static void mark(SampledFunctions functions, Entry entry, boolean[] significant) {
        for (int row = 0; row < significant.length; row++) {
            significant[row] |= functions.function(row) == entry.frame();
        }
    }

    private static double sum(List<Change> changes, int sign) {
        return changes.stream()
                .mapToDouble(Change::delta)
                .filter(delta -> delta * sign > 0)
                .sum();
    }

    private static QuasiPoisson.Observed all(List<Entry> entries) {
        int before = entries.isEmpty() ? 1 : entries.get(0).baseline().length;
        int after = entries.isEmpty() ? 1 : entries.get(0).candidate().length;
        double[] baseline = new double[before];
        double[] candidate = new double[after];
        double baselineSamples = 0;
        double candidateSamples = 0;
        for (Entry entry : entries) {
            Arrays.setAll(baseline, i -> baseline[i] + entry.baseline()[i]);
            Arrays.setAll(candidate, i -> candidate[i] + entry.candidate()[i]);
            baselineSamples += entry.baselineSamples();
            candidateSamples += entry.candidateSamples();
        }
        return new Entry(0, baseline, candidate, baselineSamples, candidateSamples, -1).observed();
    }
}
