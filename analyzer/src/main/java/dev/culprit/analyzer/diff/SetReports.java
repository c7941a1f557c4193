package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SetReport.FunctionSummary;
import dev.culprit.analyzer.model.SuiteSummary;
import dev.culprit.analyzer.model.TelemetryReport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums one profile set up by function. */
public final class SetReports {

    private SetReports() {}

    /** The report on {@code set}, with means over all of its forks; {@code command} is what repeats it. */
    public static SetReport of(LoadedSet set, String command) {
        return of(set, Aligner.align(set, set), command);
    }

    /** The same for whoever has the tree of {@code set} aligned with itself. */
    public static SetReport of(LoadedSet set, AlignedTree tree, String command) {
        int[] allForks = CentralForks.all(tree.baselineForks());
        Decomposition nothingChanged = Decomposer.decompose(tree, allForks, allForks);
        WaitSums waits = new WaitSums(set);
        return new SetReport(
                set.summary(),
                functions(set),
                DiffTrees.of(nothingChanged, new boolean[tree.size()]),
                SuiteSummary.of(set.tests()),
                TestSummaries.of(set, waits),
                waits.all(),
                waits.outsideTests(),
                List.of(),
                TelemetryReport.NONE,
                List.of(),
                null,
                command);
    }

    /** Rows below a row of the same function: their time is in that one's total already. */
    private static BitSet recursiveRows(MergedTree tree) {
        BitSet recursive = new BitSet(tree.size());
        for (int row = 1; row < tree.size(); row++) {
            int above = tree.parent()[row];
            while (above > 0 && tree.function()[above] != tree.function()[row]) {
                above = tree.parent()[above];
            }
            recursive.set(row, above > 0);
        }
        return recursive;
    }

    /** Sums over all forks; NaN of a function of which some calls are not known. */
    private static double @Nullable [] byFunction(MergedTree tree, double[] @Nullable [] columns, int functions) {
        if (columns == null) {
            return null;
        }
        double[] sums = new double[functions];
        for (double[] fork : columns) {
            for (int row = 1; row < tree.size(); row++) {
                sums[tree.function()[row]] += fork[row];
            }
        }
        return sums;
    }

    private static @Nullable Double mean(double @Nullable [] sums, int function, int forks) {
        return sums == null || Double.isNaN(sums[function]) ? null : (Double) (sums[function] / forks);
    }

    private static List<FunctionSummary> functions(LoadedSet set) {
        MergedTree tree = set.tree();
        int size = set.functions().size();
        double[] calls = new double[size];
        double[] self = new double[size];
        double[] total = new double[size];
        BitSet recursive = recursiveRows(tree);
        for (int fork = 0; fork < tree.forks(); fork++) {
            long[] inclusive = tree.selfNanos()[fork].clone();
            for (int row = tree.size() - 1; row > 0; row--) {
                int function = tree.function()[row];
                inclusive[tree.parent()[row]] += inclusive[row];
                calls[function] += tree.calls()[fork][row];
                self[function] += tree.selfNanos()[fork][row];
                total[function] += recursive.get(row) ? 0 : inclusive[row];
            }
        }
        int forks = tree.forks();
        double @Nullable [] bytes = byFunction(tree, tree.metering().allocatedBytes(), size);
        double @Nullable [] cpu = byFunction(tree, tree.metering().cpuNanos(), size);
        List<FunctionSummary> summaries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            MergedFunction function = set.functions().get(i);
            if (function.kind() == Kind.METHOD) {
                summaries.add(new FunctionSummary(
                        function.toFunction(),
                        calls[i] / forks,
                        total[i] / forks,
                        self[i] / forks,
                        mean(bytes, i, forks),
                        mean(cpu, i, forks),
                        function.total().stream()
                                .reduce(Latencies.NONE, Latencies::plus)
                                .perCall()));
            }
        }
        summaries.sort(Comparator.comparingDouble(FunctionSummary::selfNanos)
                .reversed()
                .thenComparing(summary -> summary.function().shortName()));
        return summaries;
    }
}
