package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.blame.AllocatedBytes;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.stats.CountEstimate;
import dev.culprit.analyzer.stats.CountTest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of the two sides, summed over all threads. */
final class AllocatedTotal {

    private AllocatedTotal() {}

    /** Null unless both sides recorded what was allocated. */
    static @Nullable Total of(AlignedTree tree, @Nullable AllocatedBytes bytes, double confidence) {
        double[][] baseline = tree.metering().baselineBytes();
        double[][] candidate = tree.metering().candidateBytes();
        if (bytes == null || baseline == null || candidate == null) {
            return null;
        }
        CountEstimate estimate = CountTest.BYTES.compare(sums(baseline), sums(candidate), confidence);
        double ratio = bytes.baseline() > 0 ? bytes.candidate() / bytes.baseline() : Double.NaN;
        return new Total(
                "allocation", "B", bytes.baseline(), bytes.candidate(), ratio, estimate.interval(), confidence);
    }

    private static double[] sums(double[][] columns) {
        return Arrays.stream(columns)
                .mapToDouble(fork -> Arrays.stream(fork)
                        .filter(value -> !Double.isNaN(value))
                        .sum())
                .toArray();
    }
}
