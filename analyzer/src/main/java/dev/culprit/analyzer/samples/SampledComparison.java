package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.SampledTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two sets of samples of one event, made comparable.
 *
 * @param event what was sampled
 * @param engine what took the samples
 * @param unit of the amounts
 * @param baselineForks recordings of the baseline in which it was sampled
 * @param candidateForks the same of the candidate
 * @param alike whether its samples weigh alike; of others a single recording proves nothing
 * @param workload how much more work the candidate's recordings hold
 * @param blame whose the change is
 * @param tree what reports show
 */
public record SampledComparison(
        String event,
        String engine,
        SampleUnit unit,
        int baselineForks,
        int candidateForks,
        boolean alike,
        Workload workload,
        SampledBlame blame,
        DiffTree tree) {

    /**
     * Compares two trees of one event, engine and unit. Recordings in which it was not sampled are left out.
     *
     * @param basis how recordings of different work are made comparable
     * @param confidence that an accusation needs
     */
    public static SampledComparison of(
            SampledSet baseline,
            SampledTree beforeOfAll,
            SampledSet candidate,
            SampledTree afterOfAll,
            Workload.Basis basis,
            double confidence) {
        int[] forksBefore = beforeOfAll.sampledForks();
        int[] forksAfter = afterOfAll.sampledForks();
        SampledTree before = beforeOfAll.ofForks(forksBefore);
        SampledTree after = afterOfAll.ofForks(forksAfter);
        Map<String, Integer> threads = new LinkedHashMap<>();
        int[] ofCandidate = rows(candidate, threads);
        int[] ofBaseline = rows(baseline, threads);
        int anchors = threads.size() + 1;
        SampledUnion recorded = UnionBuilder.of(
                SampledSide.ofWeight(before, ofBaseline, anchors), SampledSide.ofWeight(after, ofCandidate, anchors));
        Workload workload = Workload.of(
                basis,
                new SampledFunctions(recorded).everywhere(),
                seconds(baseline, forksBefore),
                seconds(candidate, forksAfter));
        SampledUnion union = recorded.withCandidateDividedBy(workload.factor());
        SampleUnit unit = unit(before);
        boolean alike = SampleWeights.areAlike(before, after);
        SampledBlame blame =
                SampledBlame.of(union, alike, confidence, new SampledWriter(union, unit, confidence, before, after));
        DiffTree tree = JoinedTree.of(threads(threads, union), union, blame.significant(), List.of())
                .of(SampledQuantity.measure(before.event(), unit));
        return new SampledComparison(
                before.event(), before.engine(), unit, before.forks(), after.forks(), alike, workload, blame, tree);
    }

    /** Whether a side has one recording of samples of which one may be as much as all others. */
    public boolean mayRestOnOneSample() {
        return !alike && Math.min(baselineForks, candidateForks) == 1;
    }

    private static SampleUnit unit(SampledTree tree) {
        return switch (tree.unit()) {
            case "ns" -> SampleUnit.NANOSECONDS;
            case "bytes" -> SampleUnit.BYTES;
            default -> SampleUnit.SAMPLES;
        };
    }

    /** Rows of threads, from 1: row 0 is above them. */
    private static int[] rows(SampledSet set, Map<String, Integer> threads) {
        return set.threads().stream()
                .mapToInt(name -> threads.computeIfAbsent(name, ignored -> threads.size() + 1))
                .toArray();
    }

    private static double seconds(SampledSet set, int[] forks) {
        return Arrays.stream(forks).mapToDouble(set.seconds()::get).average().orElse(Double.NaN);
    }

    /** A tree of threads only, with all that was sampled in each. */
    private static DiffTree threads(Map<String, Integer> threads, SampledUnion union) {
        int size = threads.size() + 1;
        List<Frame> frames = new ArrayList<>();
        threads.keySet()
                .forEach(name -> frames.add(new Frame(
                        Frame.Kind.THREAD_GROUP, new Function("", name, "", null, 0), Frame.State.UNCHANGED)));
        int[] parent = new int[size];
        int[] frame = new int[size];
        for (int row = 0; row < size; row++) {
            parent[row] = row == 0 ? -1 : 0;
            frame[row] = row - 1;
        }
        return new DiffTree(
                frames,
                parent,
                frame,
                new int[size],
                new int[size],
                new double[size],
                new double[size],
                byAnchor(union.baseline(), union, size),
                byAnchor(union.candidate(), union, size),
                new boolean[size]);
    }

    private static double[] byAnchor(double[][] forks, SampledUnion union, int size) {
        double[] means = new double[size];
        for (double[] fork : forks) {
            for (int row = 0; row < union.size(); row++) {
                means[union.anchor()[row]] += fork[row] / forks.length;
            }
        }
        return means;
    }
}
