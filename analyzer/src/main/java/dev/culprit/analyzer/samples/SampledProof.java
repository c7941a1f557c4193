package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
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
     * A function that takes more, with enough evidence.
     *
     * @param culprit what reports say of it; its rank is 1
     * @param caller the function with a probe below which most of it is
     * @param vouched what it takes more at the lower end of its interval, in nanoseconds
     */
    public record Proven(Culprit culprit, Function caller, double vouched) {}

    /**
     * The functions that take more, most first; none when most of it only moved from functions that take less.
     *
     * @param interleaved whether forks of both sides are pairs
     * @param material least change that is worth naming, in nanoseconds
     * @param growth sum of all that became slower, in nanoseconds
     */
    public List<Proven> slower(boolean interleaved, double material, double growth) {
        Family family = new Family(interleaved);
        SampledWriter writer = new SampledWriter(
                samples.union(),
                SampleUnit.NANOSECONDS,
                confidence,
                samples.baseline().tree(),
                samples.candidate().tree());
        List<Proven> proven = new ArrayList<>();
        double gained = 0;
        double saved = 0;
        for (int i = 0; i < family.entries.size(); i++) {
            Entry entry = family.entries.get(i);
            if (entry.frame() != SampledFunctions.ANCHOR && entry.delta() >= material && family.isSlower(i)) {
                proven.add(proven(entry, family, i, writer, growth));
                gained += entry.delta();
            } else if (entry.delta() <= -material && family.isFaster(i)) {
                saved -= entry.delta();
            }
        }
        proven.sort(Comparator.comparingDouble((Proven one) -> one.culprit().deltaNanos())
                .reversed());
        return gained - saved >= gained / 2 ? proven : List.of();
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

        private final List<Entry> entries;
        private final double all;
        private final List<Estimate> estimates;
        private final List<QuasiPoisson.Change> changes;
        private final double[] more;
        private final double[] less;
        private final AlarmRule rule = AlarmRule.DEFAULT.withRate(1 - confidence);

        Family(boolean interleaved) {
            entries = new SampledFunctions(samples.union()).everywhere();
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
                    ? changes.get(i).deltaInterval(confidence).low()
                            / changes.get(i).delta()
                    : estimates.get(i).interval(confidence).low()
                            / estimates.get(i).log();
            return Double.isNaN(part) ? 0 : Math.max(0, Math.min(1, part));
        }

        double certainty(int i) {
            return 1
                    - Math.min(
                            1,
                            isOnOneSide(i) ? more[i] : estimates.get(i).slower().q());
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
