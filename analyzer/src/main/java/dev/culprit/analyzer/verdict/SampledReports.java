package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame.Kind;
import dev.culprit.analyzer.model.PerCall;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.SampledTree;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SetReport.FunctionSummary;
import dev.culprit.analyzer.samples.SampledComparison;
import dev.culprit.analyzer.samples.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sums one set of samples up by function. */
public final class SampledReports {

    private static final double ANY = 0.95;

    private SampledReports() {}

    /**
     * The report on one event of {@code set}, with means over all of its recordings; empty when it has no such event. Of samples of one engine in
     * two units, on the more.
     *
     * @param event null for the first that there is
     * @param command what repeats it
     */
    public static Optional<SetReport> of(SampledSet set, @Nullable String event, String command) {
        String chosen = event == null ? SampledJudge.events(set).get(0) : event;
        List<SampledTree> trees = SampledJudge.of(set, chosen);
        return trees.stream()
                .filter(tree -> tree.engine().equals(trees.get(0).engine()))
                .max(Comparator.comparingLong(tree -> tree.tally().taken()))
                .map(tree -> report(set, tree, command));
    }

    private static SetReport report(SampledSet set, SampledTree samples, String command) {
        DiffTree tree = SampledComparison.of(set, samples, set, samples, Workload.Basis.RECORDING, ANY)
                .tree();
        return new SetReport(set.summary(), functions(tree), tree, command);
    }

    private static List<FunctionSummary> functions(DiffTree tree) {
        double[] total = tree.baselineSelf().clone();
        for (int row = tree.size() - 1; row > 0; row--) {
            total[tree.parent()[row]] += total[row];
        }
        double[] selfOf = new double[tree.frames().size()];
        double[] totalOf = new double[tree.frames().size()];
        for (int row = 1; row < tree.size(); row++) {
            selfOf[tree.frame()[row]] += tree.baselineSelf()[row];
            totalOf[tree.frame()[row]] += isRecursive(tree, row) ? 0 : total[row];
        }
        List<FunctionSummary> functions = new ArrayList<>();
        for (int frame = 0; frame < selfOf.length; frame++) {
            if (tree.frames().get(frame).kind() == Kind.SAMPLED) {
                functions.add(new FunctionSummary(
                        tree.frames().get(frame).function(),
                        Double.NaN,
                        totalOf[frame],
                        selfOf[frame],
                        PerCall.UNKNOWN));
            }
        }
        functions.sort(Comparator.comparingDouble(FunctionSummary::selfNanos)
                .reversed()
                .thenComparing(summary -> summary.function().shortName()));
        return functions;
    }

    private static boolean isRecursive(DiffTree tree, int row) {
        for (int above = tree.parent()[row]; above > 0; above = tree.parent()[above]) {
            if (tree.frame()[above] == tree.frame()[row]) {
                return true;
            }
        }
        return false;
    }
}
