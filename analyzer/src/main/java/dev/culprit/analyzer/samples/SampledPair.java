package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SampledTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of both sides, below the same calls.
 *
 * @param times those that tell of time, first those of what probes measure; at least one
 * @param quantities samples of all events that both sides have
 */
public record SampledPair(List<SampledTime> times, List<SampledQuantity> quantities) {

    /** Elapsed time is what probes measure, so samples of it are the first choice. */
    private static final List<String> OF_TIME = List.of("wall", "cpu");

    public SampledPair {
        times = List.copyOf(times);
        quantities = List.copyOf(quantities);
    }

    /** The first choice. */
    SampledTime time() {
        return times.get(0);
    }

    /**
     * Those that say best where the calls {@code anchors} changed. Threads that run are sampled more often by the processor's time than by that which
     * elapsed, where all threads of a program share in the samples.
     *
     * @param anchors rows of the aligned tree
     */
    SampledTime telling(BitSet anchors) {
        SampledTime best = time();
        for (SampledTime other : times) {
            best = other.tellsMoreThan(best, anchors) ? other : best;
        }
        return best;
    }

    /** The samples of the first choice, with the time that was measured. */
    SampledUnion union() {
        return time().union();
    }

    /**
     * Samples of time that both sides have, of one engine, and what else both have; null when there are none of time.
     *
     * @param tree the calls of both, with the time of each
     */
    public static @Nullable SampledPair ofTime(LoadedSet baseline, LoadedSet candidate, AlignedTree tree) {
        List<SharedEvent> shared = SharedEvent.of(baseline.samples(), candidate.samples());
        List<SharedEvent> ofTime = OF_TIME.stream()
                .flatMap(event -> shared.stream().filter(one -> one.isOf(event)))
                .toList();
        if (ofTime.isEmpty()) {
            return null;
        }
        int[] before = aligned(tree.baselineRow(), baseline.tree().size());
        int[] after = aligned(tree.candidateRow(), candidate.tree().size());
        List<UnionBuilder.Sides> sides = new ArrayList<>();
        ofTime.forEach(event -> sides.add(new UnionBuilder.Sides(
                new SampledSide(event.baseline(), before, tree.baselineSelf()),
                new SampledSide(event.candidate(), after, tree.candidateSelf()))));
        shared.forEach(event -> sides.add(new UnionBuilder.Sides(
                SampledSide.ofWeight(event.baseline(), before, tree.size()),
                SampledSide.ofWeight(event.candidate(), after, tree.size()))));
        List<SampledUnion> unions = UnionBuilder.of(sides);
        List<SampledUnion> weights = unions.subList(ofTime.size(), unions.size());
        List<SampledTime> times = IntStream.range(0, ofTime.size())
                .mapToObj(i ->
                        ofTime.get(i).time(unions.get(i), weights.get(shared.indexOf(ofTime.get(i))), sides.get(i)))
                .toList();
        List<SampledQuantity> quantities = IntStream.range(0, shared.size())
                .mapToObj(i -> SampledQuantity.of(shared.get(i).baseline(), weights.get(i)))
                .toList();
        return new SampledPair(times, quantities);
    }

    /** An event that one engine took samples of on both sides. */
    private record SharedEvent(SampledTree baseline, SampledTree candidate) {

        static List<SharedEvent> of(List<SampledTree> baseline, List<SampledTree> candidate) {
            List<SharedEvent> shared = new ArrayList<>();
            for (SampledTree before : baseline) {
                for (SampledTree after : candidate) {
                    if (isSame(before, after)) {
                        shared.add(new SharedEvent(before, after));
                    }
                }
            }
            return shared;
        }

        boolean isOf(String event) {
            return baseline.event().equals(event);
        }

        SampledTime time(SampledUnion union, SampledUnion weights, UnionBuilder.Sides sides) {
            return new SampledTime(
                    baseline.event(), baseline.engine(), union, weights, sides.baseline(), sides.candidate());
        }

        private static boolean isSame(SampledTree before, SampledTree after) {
            return before.event().equals(after.event())
                    && before.engine().equals(after.engine())
                    && before.unit().equals(after.unit())
                    && before.tally().joined() > 0
                    && after.tally().joined() > 0;
        }
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
