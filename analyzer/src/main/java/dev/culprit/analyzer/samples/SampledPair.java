package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SampleTally;
import dev.culprit.analyzer.model.SampledTree;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one event of both sides, below the same calls.
 *
 * @param event {@code cpu} or {@code wall}
 * @param engine what took them on both sides
 * @param union the samples
 */
public record SampledPair(String event, String engine, SampledUnion union) {

    /** Elapsed time is what probes measure, so samples of it are the first choice. */
    private static final List<String> OF_TIME = List.of("wall", "cpu");

    /** Such as {@code cpu (ctimer)}. */
    String name() {
        return engine.isEmpty() ? event : event + " (" + engine + ")";
    }

    /**
     * Samples of time that both sides have, of one engine; null when there are none.
     *
     * @param tree the calls of both, with the time of each
     */
    public static @Nullable SampledPair ofTime(LoadedSet baseline, LoadedSet candidate, AlignedTree tree) {
        for (String event : OF_TIME) {
            for (SampledTree before : baseline.samples()) {
                for (SampledTree after : candidate.samples()) {
                    if (before.event().equals(event) && isSame(before, after)) {
                        return of(baseline, before, candidate, after, tree);
                    }
                }
            }
        }
        return null;
    }

    private static boolean isSame(SampledTree before, SampledTree after) {
        return before.event().equals(after.event())
                && before.engine().equals(after.engine())
                && joined(before) > 0
                && joined(after) > 0;
    }

    private static long joined(SampledTree tree) {
        return tree.tallies().stream().mapToLong(SampleTally::joined).sum();
    }

    private static SampledPair of(
            LoadedSet baseline, SampledTree before, LoadedSet candidate, SampledTree after, AlignedTree tree) {
        SampledUnion union = UnionBuilder.of(
                new SampledSide(
                        before, aligned(tree.baselineRow(), baseline.tree().size()), tree.baselineSelf()),
                new SampledSide(
                        after, aligned(tree.candidateRow(), candidate.tree().size()), tree.candidateSelf()));
        return new SampledPair(before.event(), before.engine(), union);
    }

    private static int[] aligned(int[] mergedRow, int size) {
        int[] aligned = new int[size];
        Arrays.fill(aligned, -1);
        for (int row = 0; row < mergedRow.length; row++) {
            if (mergedRow[row] >= 0) {
                aligned[mergedRow[row]] = row;
            }
        }
        return aligned;
    }
}
