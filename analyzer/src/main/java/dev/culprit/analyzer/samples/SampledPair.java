package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SampledTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of both sides, below the same calls.
 *
 * @param event {@code cpu} or {@code wall}: what tells of time
 * @param engine what took them on both sides
 * @param union these samples, with the time that was measured
 * @param quantities samples of all events that both sides have
 * @param baseline the samples that tell of time, of one side
 * @param candidate the same of the other
 */
public record SampledPair(
        String event,
        String engine,
        SampledUnion union,
        List<SampledQuantity> quantities,
        SampledSide baseline,
        SampledSide candidate) {

    /** Elapsed time is what probes measure, so samples of it are the first choice. */
    private static final List<String> OF_TIME = List.of("wall", "cpu");

    public SampledPair {
        quantities = List.copyOf(quantities);
    }

    /** Such as {@code cpu (ctimer)}. */
    String name() {
        return engine.isEmpty() || engine.equals(event) ? event : event + " (" + engine + ")";
    }

    /**
     * Samples of time that both sides have, of one engine, and what else both have; null when there are none of time.
     *
     * @param tree the calls of both, with the time of each
     */
    public static @Nullable SampledPair ofTime(LoadedSet baseline, LoadedSet candidate, AlignedTree tree) {
        List<SharedEvent> shared = SharedEvent.of(baseline.samples(), candidate.samples());
        SharedEvent time = OF_TIME.stream()
                .flatMap(event -> shared.stream().filter(one -> one.isOf(event)))
                .findFirst()
                .orElse(null);
        if (time == null) {
            return null;
        }
        int[] before = aligned(tree.baselineRow(), baseline.tree().size());
        int[] after = aligned(tree.candidateRow(), candidate.tree().size());
        SampledSide ofBaseline = new SampledSide(time.baseline(), before, tree.baselineSelf());
        SampledSide ofCandidate = new SampledSide(time.candidate(), after, tree.candidateSelf());
        List<UnionBuilder.Sides> sides = new ArrayList<>();
        sides.add(new UnionBuilder.Sides(ofBaseline, ofCandidate));
        shared.forEach(event -> sides.add(new UnionBuilder.Sides(
                SampledSide.ofWeight(event.baseline(), before, tree.size()),
                SampledSide.ofWeight(event.candidate(), after, tree.size()))));
        List<SampledUnion> unions = UnionBuilder.of(sides);
        List<SampledQuantity> quantities = IntStream.range(0, shared.size())
                .mapToObj(i -> SampledQuantity.of(shared.get(i).baseline(), unions.get(i + 1)))
                .toList();
        return new SampledPair(
                time.baseline().event(), time.baseline().engine(), unions.get(0), quantities, ofBaseline, ofCandidate);
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
