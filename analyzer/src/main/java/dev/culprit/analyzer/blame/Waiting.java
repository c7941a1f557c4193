package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.stats.Robust;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells waiting from working, where CPU time was recorded: of a function whose own time grew and whose CPU time did not, each call
 * waits longer.
 */
final class Waiting {

    /** Time of which at most this share is CPU time is waited; a busy machine takes a thread off its core for some of it. */
    private static final double WAITED = 0.2;

    private final AlignedTree tree;
    private final MeteredRows cpu;
    private final MeteredRows elapsed;

    private Waiting(Decomposition decomposition) {
        this.tree = decomposition.tree();
        this.cpu = new MeteredRows(
                tree, tree.metering().baselineCpu(), tree.metering().candidateCpu());
        this.elapsed = new MeteredRows(tree, tree.baselineSelf(), tree.candidateSelf());
    }

    /** Null unless both sides recorded CPU time. */
    static @Nullable Waiting of(Decomposition decomposition) {
        return decomposition.tree().metering().hasCpu() ? new Waiting(decomposition) : null;
    }

    /**
     * CPU time per call of one function's own code, median of the forks.
     *
     * @param baseline nanoseconds
     * @param candidate nanoseconds
     * @param waits whether the change of elapsed time is waiting
     */
    record Cpu(double baseline, double candidate, boolean waits) {}

    /** Of the function with that index; null when it is not known. */
    @Nullable
    Cpu of(int function) {
        int[] rows = IntStream.range(1, tree.size())
                .filter(row -> tree.function()[row] == function)
                .toArray();
        double before = Robust.median(cpu.baselinePerCall(rows));
        double after = Robust.median(cpu.candidatePerCall(rows));
        double elapsedBefore = Robust.median(elapsed.baselinePerCall(rows));
        double elapsedAfter = Robust.median(elapsed.candidatePerCall(rows));
        if (Double.isNaN(before + after + elapsedBefore + elapsedAfter)) {
            return null;
        }
        double more = elapsedAfter - elapsedBefore;
        // The call that takes longer must also be one that mostly waits, or the clocks' own error decides.
        boolean idle = more > 0 && after <= elapsedAfter / 2;
        return new Cpu(before, after, idle && Math.abs(after - before) <= WAITED * more);
    }
}
