package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.samples.SampledFunctions.Entry;
import dev.culprit.analyzer.stats.AlarmRule;
import dev.culprit.analyzer.stats.Estimate;
import dev.culprit.analyzer.stats.FalseDiscoveryRate;
import dev.culprit.analyzer.stats.FunctionCosts;
import dev.culprit.analyzer.stats.FunctionTest;
import dev.culprit.analyzer.stats.Observations;
import dev.culprit.analyzer.stats.QuasiPoisson;
import dev.culprit.analyzer.stats.Tuning;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tests the functions below measured calls. Where few functions have probes, nothing tells a slower machine from slower code; the many that samples see
 * do. So they are tested as one family like functions with probes, each by what it takes in every fork.
 */
public final class SampledProof {

    private final AlignedTree tree;
    private final SampledPair samples;
    private final double confidence;

    /** @param confidence that an accusation needs */
    public SampledProof(AlignedTree tree, SampledPair samples, double confidence) {
        this.tree = tree;
        this.samples = samples;
        this.confidence = confidence;
    }

    /**
     * A function that changed, with enough evidence.
     *
     * @param culprit what reports say of it; its rank is 1
     * @param caller the function with a probe below which most of it is
     * @param vouched its change at the end of its interval that is nearer to none, in nanoseconds
     */
    public record Proven(Culprit culprit, Function caller, double vouched) {}

    /**
     * What samples prove.
     *
     * @param slower functions that take more, most first; none when most of it only moved from functions that take less
     * @param faster functions that take less, most first
     */
    public record Verdicts(List<Proven> slower, List<Proven> faster) {}

    /**
     * Tests all functions.
     *
     * @param interleaved whether forks of both sides are pairs
     * @param material least change that is worth naming, in nanoseconds
     * @param growth sum of all that became slower, in nanoseconds
     */
    public Verdicts verdicts(boolean interleaved, double material, double growth) {
        Family family = new Family(interleaved);
        SampledWriter writer = new SampledWriter(
                samples.union(),
                SampleUnit.NANOSECONDS,
                confidence,
                samples.time().baseline().tree(),
                samples.time().candidate().tree());
        List<Proven> slower = new ArrayList<>();
        List<Proven> faster = new ArrayList<>();
        // The same functions in the same order, with the rows in which they saved most.
        List<Entry> savings = family.functions.everywhere(false);
        for (int i = 0; i < family.entries.size(); i++) {
            Entry entry = family.entries.get(i);
            if (entry.frame() == SampledFunctions.ANCHOR || Math.abs(entry.delta()) < material) {
                continue;
            }
            if (entry.delta() > 0 && family.isSlower(i)) {
                slower.add(proven(entry, family, i, writer, growth));
            } else if (entry.delta() < 0 && family.isFaster(i)) {
                faster.add(proven(savings.get(i), family, i, writer, -growth));
            }
        }
        slower.sort(Comparator.comparingDouble((Proven one) -> -one.culprit().deltaNanos()));
        faster.sort(Comparator.comparingDouble((Proven one) -> one.culprit().deltaNanos()));
        double gained = sum(slower);
        boolean moved = gained + sum(faster) < gained / 2;
        return new Verdicts(moved ? List.of() : slower, faster);
    }

    private static double sum(List<Proven> proven) {
        return proven.stream().mapToDouble(one -> one.culprit().deltaNanos()).sum();
    }

    /**
     * How many times as long the functions below a function with a probe typically take, when that explains all that it takes more: then
     * no place in it became slower, but the machine or the JVM did. NaN when it does not, or when too few functions tell.
     *
     * @param warn relative change that counts
     */
    public double machineAlone(Function function, double warn) {
        BitSet anchors = new BitSet();
        for (int row = 1; row < tree.size(); row++) {
            anchors.set(row, tree.functionOf(row).function().equals(function));
        }
        List<Entry> below = new SampledFunctions(samples.union()).below(anchors, true);
        CommonSpeed speed = CommonSpeed.of(below);
        double before = below.stream()
                .mapToDouble(entry -> SampledFunctions.mean(entry.baseline()))
                .sum();
        double after = below.stream()
                .mapToDouble(entry -> SampledFunctions.mean(entry.candidate()))
                .sum();
        boolean explained = speed.isKnown() && before > 0 && after / before / speed.ratio() < 1 + warn;
        return explained ? speed.ratio() : Double.NaN;
    }

    /** All functions, tested together. */
    private final class Family {

        private final SampledFunctions functions = new SampledFunctions(samples.union());
        private final List<Entry> entries;
        private final double all;
        private final List<Estimate> estimates;
        private final List<QuasiPoisson.Change> changes;
        private final double[] more;
        private final double[] less;
        private final AlarmRule rule = AlarmRule.DEFAULT.withRate(1 - confidence);

        Family(boolean interleaved) {
            entries = functions.everywhere();
            all = entries.stream()
                    .mapToDouble(
                            entry -> SampledFunctions.mean(entry.baseline()) + SampledFunctions.mean(entry.candidate()))
                    .sum();
            estimates = FunctionTest.run(new Observations(
                            entries.stream().map(entry -> costs(entry, all)).toList(), interleaved))
                    .estimates();
            CommonSpeed speed = CommonSpeed.of(entries);
            changes = QuasiPoisson.compare(
                    entries.stream().map(Entry::observed).map(speed::evened).toList());
            more = FalseDiscoveryRate.adjust(
                    changes.stream().mapToDouble(QuasiPoisson.Change::pMore).toArray());
            less = FalseDiscoveryRate.adjust(
                    changes.stream().mapToDouble(QuasiPoisson.Change::pLess).toArray());
        }

        /** Samples are counts, and few of them prove nothing, however alike the forks are. */
        boolean isSlower(int i) {
            boolean tested = isOnOneSide(i) || rule.slower(estimates.get(i), share(entries.get(i), all));
            return tested && hasForks(i) && more[i] <= 1 - confidence;
        }

        boolean isFaster(int i) {
            boolean tested = isOnOneSide(i) || rule.faster(estimates.get(i), share(entries.get(i), all));
            return tested && hasForks(i) && less[i] <= 1 - confidence;
        }

        /** Then there is no ratio to test, and the counts speak for themselves. */
        private boolean isOnOneSide(int i) {
            return entries.get(i).baselineSamples() == 0 || entries.get(i).candidateSamples() == 0;
        }

        private boolean hasForks(int i) {
            return Math.min(entries.get(i).baseline().length, entries.get(i).candidate().length)
                    >= Tuning.DECISIVE_FORKS;
        }

        /** The part of the change that the lower end of its interval vouches for, 0 to 1. */
        double vouched(int i) {
            double part = isOnOneSide(i)
                    ? nearest(changes.get(i).deltaInterval(confidence))
                            / changes.get(i).delta()
                    : nearest(estimates.get(i).interval(confidence))
                            / estimates.get(i).log();
            return Double.isNaN(part) ? 0 : Math.max(0, Math.min(1, part));
        }

        /** The end that is nearer to no change. */
        private static double nearest(Interval interval) {
            return Math.abs(interval.low()) < Math.abs(interval.high()) ? interval.low() : interval.high();
        }

        double certainty(int i) {
            boolean slower = entries.get(i).delta() > 0;
            Estimate estimate = estimates.get(i);
            double counts = slower ? more[i] : less[i];
            double times = slower ? estimate.slower().q() : estimate.faster().q();
            return 1 - Math.min(1, isOnOneSide(i) ? counts : times);
        }
    }

    private Proven proven(Entry entry, Family family, int i, SampledWriter writer, double growth) {
        QuasiPoisson.Change asMeasured =
                QuasiPoisson.compare(List.of(entry.observed())).get(0);
        Culprit written = writer.write(1, entry, asMeasured, family.certainty(i), growth);
        int anchor = samples.union().anchor()[entry.heaviestRow()];
        List<String> path = new ArrayList<>();
        for (int row = anchor; row > 0 && !tree.functionOf(row).kind().isPlace(); row = tree.parent()[row]) {
            Function function = tree.functionOf(row).function();
            path.add(0, function.className() + "." + function.method());
        }
        path.addAll(written.path());
        Function caller = tree.functionOf(anchor).function();
        return new Proven(written.below(caller, path), caller, family.vouched(i) * entry.delta());
    }

    private static double share(Entry entry, double all) {
        return all == 0
                ? 0
                : (SampledFunctions.mean(entry.baseline()) + SampledFunctions.mean(entry.candidate())) / all;
    }

    /** A function's cost is what it takes in a fork: nobody counted its calls, and both sides do the same work. */
    private static FunctionCosts costs(Entry entry, double all) {
        double samples = (entry.baselineSamples() + entry.candidateSamples())
                / (entry.baseline().length + entry.candidate().length);
        boolean onBothSides = entry.baselineSamples() > 0 && entry.candidateSamples() > 0;
        return new FunctionCosts(
                logs(entry.baseline()),
                logs(entry.candidate()),
                samples,
                samples > 0 ? 1 / Math.sqrt(samples) : Double.NaN,
                share(entry, all),
                false,
                onBothSides,
                0);
    }

    private static double[] logs(double[] amounts) {
        return IntStream.range(0, amounts.length)
                .mapToDouble(fork -> amounts[fork] > 0 ? Math.log(amounts[fork]) : Double.NaN)
                .toArray();
    }
}
