package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.samples.SampledFunctions.Entry;
import dev.culprit.analyzer.stats.QuasiPoisson;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the function without a probe that carries the change of a call's own time. */
final class SampledLocator {

    /** A function that carries so much of a change is named for it. */
    private static final double MOST = 0.5;

    /** What several functions change together is put down to the innermost one that calls so much of it. */
    private static final double TOGETHER = 0.7;

    private static final double LEVEL = 0.05;

    private final SampledUnion union;
    private final SampledFunctions functions;

    SampledLocator(SampledUnion union) {
        this.union = union;
        this.functions = new SampledFunctions(union);
    }

    /**
     * The function that carries the change of the calls {@code anchors}; null when that is the calls' own code, or when samples do not tell.
     *
     * @param anchors rows of the aligned tree
     * @param slower whether their time grew
     */
    @Nullable
    SampledPlace locate(BitSet anchors, boolean slower) {
        int sign = slower ? 1 : -1;
        List<Entry> entries = functions.below(anchors, slower);
        double change = entries.stream()
                .mapToDouble(entry -> Math.max(0, sign * entry.delta()))
                .sum();
        Entry most = entries.stream()
                .max(Comparator.comparingDouble(entry -> sign * entry.delta()))
                .orElse(null);
        if (most == null || !(sign * most.delta() > 0) || most.baselineSamples() + most.candidateSamples() == 0) {
            return null;
        }
        double share = sign * most.delta() / change;
        if (share >= MOST) {
            return most.frame() < 0 ? null : place(most.heaviestRow(), entries, most, share, sign, true);
        }
        return together(anchors, entries, change, sign);
    }

    private SampledPlace place(int row, List<Entry> entries, Entry entry, double share, int sign, boolean alone) {
        List<Function> path = new ArrayList<>();
        for (int at = row; at >= 0; at = union.parent()[at]) {
            path.add(0, union.frames().get(union.frame()[at]));
        }
        int line = sign > 0 ? union.candidateLine()[row] : union.baselineLine()[row];
        return new SampledPlace(
                union.frames().get(union.frame()[row]),
                path,
                union.anchor()[row],
                line,
                Math.min(1, share),
                isCertain(entries, entry, sign),
                alone,
                alone ? platform(row, sign) : null,
                Math.round(entry.baselineSamples()),
                Math.round(entry.candidateSamples()));
    }

    /** Over all functions that were looked at (Bonferroni). */
    private static boolean isCertain(List<Entry> entries, Entry entry, int sign) {
        List<QuasiPoisson.Observed> family =
                entries.stream().map(Entry::observed).toList();
        int index = entries.indexOf(entry);
        QuasiPoisson.Change change = index < 0
                ? QuasiPoisson.compare(List.of(entry.observed())).get(0)
                : QuasiPoisson.compare(family).get(index);
        return (sign > 0 ? change.pMore() : change.pLess()) * entries.size() <= LEVEL;
    }

    /** The narrowest function below which most of the change lies. */
    private @Nullable SampledPlace together(BitSet anchors, List<Entry> entries, double change, int sign) {
        double[] below = new double[union.size()];
        for (int row = union.size() - 1; row >= 0; row--) {
            below[row] += sign * functions.delta(row);
            if (union.parent()[row] >= 0) {
                below[union.parent()[row]] += below[row];
            }
        }
        int narrowest = -1;
        for (int row = 0; row < union.size(); row++) {
            boolean named = functions.owner(row) == row;
            if (named && anchors.get(union.anchor()[row]) && below[row] >= TOGETHER * change) {
                // Later rows are deeper: parents come before their children, and two such rows are on one path.
                narrowest = row;
            }
        }
        if (narrowest < 0) {
            return null;
        }
        return place(narrowest, entries, whole(narrowest), below[narrowest] / change, sign, false);
    }

    private Entry whole(int top) {
        boolean[] within = new boolean[union.size()];
        double[] baseline = new double[union.baseline().length];
        double[] candidate = new double[union.candidate().length];
        double baselineSamples = 0;
        double candidateSamples = 0;
        for (int row = top; row < union.size(); row++) {
            within[row] = row == top || union.parent()[row] >= 0 && within[union.parent()[row]];
            for (int fork = 0; within[row] && fork < baseline.length; fork++) {
                baseline[fork] += union.baseline()[fork][row];
                baselineSamples += union.baselineSamples()[fork][row];
            }
            for (int fork = 0; within[row] && fork < candidate.length; fork++) {
                candidate[fork] += union.candidate()[fork][row];
                candidateSamples += union.candidateSamples()[fork][row];
            }
        }
        return new Entry(union.frame()[top], baseline, candidate, baselineSamples, candidateSamples, top);
    }

    /** Directly below {@code row}, the platform's function below which most of its change lies. */
    private @Nullable Function platform(int row, int sign) {
        double[] below = new double[union.size()];
        for (int at = union.size() - 1; at > row; at--) {
            if (functions.owner(at) == row) {
                below[at] += sign * functions.delta(at);
                if (union.parent()[at] > row) {
                    below[union.parent()[at]] += below[at];
                }
            }
        }
        int most = -1;
        for (int at = row + 1; at < union.size(); at++) {
            if (union.parent()[at] == row && functions.owner(at) == row && (most < 0 || below[at] > below[most])) {
                most = at;
            }
        }
        boolean matters = most >= 0 && below[most] > Math.abs(functions.delta(row));
        return matters ? union.frames().get(union.frame()[most]) : null;
    }
}
