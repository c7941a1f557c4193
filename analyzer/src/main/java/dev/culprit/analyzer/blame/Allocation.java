package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposer;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.stats.CountEstimate;
import dev.culprit.analyzer.stats.CountKind;
import dev.culprit.analyzer.stats.CountTest;
import dev.culprit.analyzer.stats.Tuning;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the change of allocated bytes is blamed on: shared out over own code and call sites like that of time, and each function's
 * bytes per call tested.
 */
final class Allocation {

    private final AlignedTree tree;
    private final Sides sides;
    private final MeteredRows bytes;
    private final Decomposition shares;
    private final double[] edgeOfRegion;
    private final Map<Integer, AllocationFinding> findings = new LinkedHashMap<>();

    private Allocation(Decomposition decomposition, Sides sides, double confidence) {
        this.tree = decomposition.tree();
        this.sides = sides;
        this.bytes = new MeteredRows(
                tree, tree.metering().baselineBytes(), tree.metering().candidateBytes());
        this.shares = Decomposer.decompose(bytes.asTree());
        this.edgeOfRegion = new double[tree.size()];
        for (int row = 1; row < edgeOfRegion.length; row++) {
            edgeOfRegion[sides.top(row)] += shares.edge()[row];
        }
        judge(confidence);
    }

    /** Null unless both sides recorded what was allocated. */
    static @Nullable Allocation of(Decomposition decomposition, Sides sides, double confidence) {
        return decomposition.tree().metering().hasBytes() ? new Allocation(decomposition, sides, confidence) : null;
    }

    /** Functions that allocate more or less per call, most of all first. */
    Map<Integer, AllocationFinding> findings() {
        return findings;
    }

    /** Bytes of the baseline, mean per fork. */
    double baselineTotal() {
        return shares.baselineTotal();
    }

    /** Bytes of the candidate, mean per fork. */
    double candidateTotal() {
        return shares.candidateTotal();
    }

    /** Change of allocated bytes per fork that comes with {@code part}. */
    double deltaBytes(Part part) {
        return switch (part.kind()) {
            case OWN_CODE -> ownBytes(part.function());
            case CALL_SITE, NEW_CODE, REMOVED_CODE, WAITING -> edges(part.rows());
            case COLLECTING -> 0;
            case REWRITTEN ->
                ownBytes(part.function())
                        + edges(Arrays.stream(part.rows())
                                .filter(row -> tree.function()[row] != part.function())
                                .toArray());
        };
    }

    private double ownBytes(int function) {
        return Arrays.stream(rowsOf(function))
                .mapToDouble(row -> shares.own()[row])
                .sum();
    }

    private double edges(int[] rows) {
        return Arrays.stream(rows)
                .distinct()
                .mapToDouble(row -> edgeOfRegion[row])
                .sum();
    }

    private int[] rowsOf(int function) {
        return IntStream.range(1, tree.size())
                .filter(row -> tree.function()[row] == function)
                .toArray();
    }

    /** The caller with changed code below which the function allocates more; null without one. */
    @Nullable
    Function changedCaller(AllocationFinding found, CodeEvidence code) {
        int[] rows = rowsOf(found.function());
        return code.changedCaller(
                new Part(Part.Kind.OWN_CODE, found.function(), -1, rows, found.heaviestRow(), 0), shares.own());
    }

    /** Whether so many bytes matter beside what the baseline allocates. */
    boolean isMaterial(double delta) {
        return Math.abs(delta) >= Tuning.MATERIAL_BYTES * baselineTotal() && delta != 0;
    }

    private void judge(double confidence) {
        double[] delta = new double[tree.functions().size()];
        int[] heaviest = new int[delta.length];
        for (int row = 1; row < tree.size(); row++) {
            int function = tree.function()[row];
            delta[function] += shares.own()[row];
            if (heaviest[function] == 0 || Math.abs(shares.own()[row]) > Math.abs(shares.own()[heaviest[function]])) {
                heaviest[function] = row;
            }
        }
        int[] material = IntStream.range(0, delta.length)
                .filter(f -> tree.functions().get(f).isMethod() && isMaterial(delta[f]))
                .boxed()
                .sorted((one, other) -> Double.compare(Math.abs(delta[other]), Math.abs(delta[one])))
                .mapToInt(Integer::intValue)
                .toArray();
        double level = (1 - confidence) / Math.max(1, material.length);
        for (int function : material) {
            CountEstimate estimate = compare(function, confidence);
            if (isDecisive(estimate, level) && estimate.candidate() > estimate.baseline() == delta[function] > 0) {
                findings.put(function, new AllocationFinding(function, heaviest[function], delta[function], estimate));
            }
        }
    }

    private CountEstimate compare(int function, double confidence) {
        int[] rows = Arrays.stream(rowsOf(function))
                .filter(row -> !sides.isOneSided(row))
                .toArray();
        return CountTest.BYTES.compare(bytes.baselinePerCall(rows), bytes.candidatePerCall(rows), confidence);
    }

    /**
     * When the compiler gets round to removing an allocation differs from run to run, so in one or two forks only a change counts
     * that no such chance explains.
     */
    private boolean isDecisive(CountEstimate estimate, double level) {
        boolean judged = estimate.kind() == CountKind.EXACT || estimate.kind() == CountKind.MEASURED;
        if (!judged || !estimate.isChanged(level)) {
            return false;
        }
        int forks = Math.min(tree.baselineForks(), tree.candidateForks());
        double least = forks < Tuning.DECISIVE_FORKS ? Tuning.MEMORY_FAIL : Tuning.LEAST_BYTES_RATIO;
        Interval ratio = estimate.interval().isKnown() && Double.isFinite(estimate.ratio())
                ? estimate.interval()
                : new Interval(estimate.ratio(), estimate.ratio());
        return ratio.low() >= least || ratio.high() <= 1 / least;
    }
}
