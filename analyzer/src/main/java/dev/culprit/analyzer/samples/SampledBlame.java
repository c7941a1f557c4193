package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.samples.SampledFunctions.Entry;
import dev.culprit.analyzer.stats.QuasiPoisson;
import dev.culprit.analyzer.stats.QuasiPoisson.Change;
import dev.culprit.analyzer.stats.QuasiPoisson.Observed;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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

    public SampledBlame {
        culprits = List.copyOf(culprits);
        suspects = List.copyOf(suspects);
        improvements = List.copyOf(improvements);
    }

    /** The three lists, and the change in none of them. */
    public ChangedParts parts() {
        return new ChangedParts(culprits, suspects, improvements, rest, restFunctions);
    }

    /**
     * Judges a union of samples.
     *
     * @param alike whether samples weigh alike, so that their number says how far sums of them are off
     * @param confidence that an accusation needs
     * @param writer how findings become sentences
     */
    static SampledBlame of(SampledUnion union, boolean alike, double confidence, SampledWriter writer) {
        SampledFunctions functions = new SampledFunctions(union);
        List<Entry> entries = functions.everywhere();
        Function<List<Observed>, List<Change>> test = alike ? QuasiPoisson::compare : QuasiPoisson::compareUneven;
        Change total = test.apply(List.of(all(entries, union))).get(0);
        List<Change> changes = test.apply(entries.stream().map(Entry::observed).toList());
        SampledAccusation accusation = new SampledAccusation(entries, changes, confidence, total.baseline(), writer);
        accusation.accuse();
        double unseen = accusation.largestUnseen();
        return new SampledBlame(
                accusation.culprits(),
                accusation.suspects(),
                accusation.improvements(),
                accusation.proven(),
                accusation.vouched(),
                total.delta() - accusation.named(),
                entries.size() - accusation.size(),
                significant(functions, accusation, union.size()),
                total.baseline() > 0 ? unseen / total.baseline() : Double.NaN,
                total);
    }

    private static boolean[] significant(SampledFunctions functions, SampledAccusation accusation, int rows) {
        boolean[] significant = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            significant[row] = accusation.isProven(functions.function(row));
        }
        return significant;
    }

    private static Observed all(List<Entry> entries, SampledUnion union) {
        double[] baseline = new double[union.baseline().length];
        double[] candidate = new double[union.candidate().length];
        double baselineSamples = 0;
        double candidateSamples = 0;
        for (Entry entry : entries) {
            Arrays.setAll(baseline, i -> baseline[i] + entry.baseline()[i]);
            Arrays.setAll(candidate, i -> candidate[i] + entry.candidate()[i]);
            baselineSamples += entry.baselineSamples();
            candidateSamples += entry.candidateSamples();
        }
        return new Entry(SampledFunctions.ANCHOR, baseline, candidate, baselineSamples, candidateSamples, -1)
                .observed();
    }
}
