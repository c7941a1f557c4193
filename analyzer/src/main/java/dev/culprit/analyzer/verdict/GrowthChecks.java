package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.blame.PercentileEvidence;
import dev.culprit.analyzer.diff.Decomposer;
import dev.culprit.analyzer.diff.Decomposition;
import dev.culprit.analyzer.diff.Judgeable;
import dev.culprit.analyzer.diff.TestScope;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Budget.Checked;
import dev.culprit.analyzer.model.Budget.Outcome;
import dev.culprit.analyzer.model.Budget.Statistic;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.GrowthLimits;
import dev.culprit.analyzer.model.GrowthLimits.Limit;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks what may grow by how much. A limit that nothing exceeds is one line; what exceeds it are others. Of sides that cannot be
 * compared nothing is said.
 */
public final class GrowthChecks {

    /** First words of the limits, as waivers name them. */
    public static final String FUNCTIONS = "functions";

    public static final String MEMORY = "memory";

    private final LoadedSet baseline;
    private final LoadedSet candidate;
    private final Comparison judged;
    private final List<Checked> all = new ArrayList<>();

    private GrowthChecks(LoadedSet baseline, LoadedSet candidate, Comparison judged) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.judged = judged;
    }

    /**
     * What became of {@code limits}.
     *
     * @param judged the comparison of the two sets
     * @param confidence of the evidence, such as 0.95
     */
    public static List<Checked> of(
            LoadedSet baseline, LoadedSet candidate, Comparison judged, GrowthLimits limits, double confidence) {
        if (limits.isEmpty() || judged.verdict() == Verdict.NOT_COMPARABLE) {
            return List.of();
        }
        GrowthChecks checks = new GrowthChecks(baseline, candidate, judged);
        if (limits.functions() != null) {
            checks.checkFunctions(limits.functions());
        }
        if (!limits.percentiles().isEmpty()) {
            checks.checkPercentiles(limits.percentiles(), confidence);
        }
        if (limits.memory() != null) {
            checks.checkMemory(limits.memory());
        }
        return List.copyOf(checks.all);
    }

    private void checkFunctions(Limit limit) {
        int before = all.size();
        for (Culprit culprit : judged.culprits()) {
            double growth = culprit.ratio() - 1;
            if (culprit.cause() != Cause.ALLOCATION && Double.isFinite(growth) && growth >= limit.warn()) {
                String what = culprit.function().shortName()
                        + (culprit.callee() == null
                                ? ""
                                : " > " + culprit.callee().shortName());
                add(FUNCTIONS, limit, what, growth, growth >= limit.fail(), "");
            }
        }
        addKept(before, FUNCTIONS, limit, "no function is proven to have grown by as much");
    }

    private void checkPercentiles(Map<Statistic, Limit> percentiles, double confidence) {
        boolean measured = ProbeChecks.leaveIn(baseline, candidate);
        TestScope scope = TestScope.of(
                measured ? baseline.asMeasured() : baseline, measured ? candidate.asMeasured() : candidate);
        AlignedTree tree = Aligner.align(scope.baseline(), scope.candidate());
        Decomposition decomposition = Decomposer.decompose(tree);
        Judgeable judgeable = Judgeable.of(scope.baseline(), scope.candidate(), tree);
        boolean interleaved = Pairing.isInterleaved(baseline, candidate, Comparability.check(baseline, candidate));
        // The percentiles share the error rate, as looks do.
        double each = 1 - (1 - confidence) / percentiles.size();
        percentiles.forEach((statistic, limit) -> {
            String name = statistic.name().toLowerCase(Locale.ROOT);
            int before = all.size();
            for (PercentileEvidence.Grown grown :
                    PercentileEvidence.of(decomposition, judgeable, interleaved, statistic.quantile(), each, limit)) {
                add(
                        name,
                        limit,
                        grown.function().shortName(),
                        grown.ratio() - 1,
                        grown.fails(),
                        String.format(
                                Locale.ROOT,
                                ", from %.0f us to %.0f us",
                                grown.baselineNanos() / 1000,
                                grown.candidateNanos() / 1000));
            }
            addKept(before, name, limit, "no function is proven to have grown by as much");
        });
    }

    private void checkMemory(Limit limit) {
        int before = all.size();
        for (MemoryGrowth.Grown grown : MemoryGrowth.of(baseline.forks(), candidate.forks(), 1 + limit.warn())) {
            add(
                    MEMORY,
                    limit,
                    grown.name(),
                    grown.ratio() - 1,
                    grown.ratio() >= 1 + limit.fail(),
                    ", " + grown.fromTo());
        }
        addKept(before, MEMORY, limit, "no peak is proven to have grown by as much");
    }

    private void add(String limitName, Limit limit, String subject, double growth, boolean fails, String detail) {
        all.add(new Checked(
                budget(limitName, limit, subject),
                subject,
                fails ? Outcome.BROKEN : Outcome.WARNED,
                growth,
                String.format(
                        Locale.ROOT,
                        "%s of %s grew by %.0f %%%s; said from %.0f %% on, the gate closes from %.0f %% on",
                        limitName.equals(FUNCTIONS) ? "the time" : limitName,
                        subject,
                        100 * growth,
                        detail,
                        100 * limit.warn(),
                        100 * limit.fail())));
    }

    private void addKept(int before, String limitName, Limit limit, String sentence) {
        if (all.size() == before) {
            all.add(new Checked(
                    budget(limitName, limit, limitName),
                    limitName,
                    Outcome.KEPT,
                    Double.NaN,
                    limitName + ": " + sentence + String.format(Locale.ROOT, " as %.0f %%", 100 * limit.warn())));
        }
    }

    private static Budget budget(String limitName, Limit limit, String subject) {
        return new Budget(
                String.format(Locale.ROOT, "%s<=+%.0f%%", limitName, 100 * limit.fail()),
                subject,
                Statistic.GROWTH,
                limit.fail());
    }
}
