package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.Function;
import java.util.Arrays;
import java.util.List;

/**
 * The samples of both sides below the same calls. Columns of equal length, one row per node, parents before children. Amounts are those
 * that were measured for the call in which the samples were taken, shared out over its samples: never a number of samples times an interval, which a
 * busy machine does not keep.
 *
 * @param frames what rows stand for: the candidate's frame, or the baseline's where it is only there
 * @param anchor row of the aligned tree that the samples were taken in
 * @param parent row above, -1 directly below the anchor
 * @param frame index into {@code frames}; -1 for the anchor's own code
 * @param baselineLine line in the code above at which it is called, of the baseline; 0 when unknown
 * @param candidateLine the same of the candidate
 * @param baseline exclusive amount, [fork][row], such as nanoseconds
 * @param candidate the same of the candidate
 * @param baselineSamples samples that end in the row itself, [fork][row]
 * @param candidateSamples the same of the candidate
 */
public record SampledUnion(
        List<Function> frames,
        int[] anchor,
        int[] parent,
        int[] frame,
        int[] baselineLine,
        int[] candidateLine,
        double[][] baseline,
        double[][] candidate,
        double[][] baselineSamples,
        double[][] candidateSamples) {

    public SampledUnion {
        frames = List.copyOf(frames);
    }

    /** The same, where the candidate did {@code factor} times as much work. */
    SampledUnion withCandidateDividedBy(double factor) {
        double[][] divided = Arrays.stream(candidate)
                .map(fork -> Arrays.stream(fork).map(amount -> amount / factor).toArray())
                .toArray(double[][]::new);
        return new SampledUnion(
                frames,
                anchor,
                parent,
                frame,
                baselineLine,
                candidateLine,
                baseline,
                divided,
                baselineSamples,
                candidateSamples);
    }

    /** Number of rows. */
    public int size() {
        return parent.length;
    }
}
