package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.samples.SampledFunctions.Entry;
import dev.culprit.analyzer.stats.FalseDiscoveryRate;
import dev.culprit.analyzer.stats.QuasiPoisson.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Sorts functions into culprits, suspects and improvements, the largest change first. Not thread safe. */
final class SampledAccusation {

    /** A function that changes less of the baseline's total is not named beside others. */
    private static final double MATERIAL = 0.005;

    private static final int SUSPECTS = 10;

    private final List<Entry> entries;
    private final List<Change> changes;
    private final double[] more;
    private final double[] less;
    private final double confidence;
    private final double material;
    private final SampledWriter writer;

    private final List<Culprit> culprits = new ArrayList<>();
    private final List<Culprit> suspects = new ArrayList<>();
    private final List<Culprit> improvements = new ArrayList<>();
    private final Set<Integer> provenFrames = new HashSet<>();
    private double proven;
    private double vouched;
    private double named;
    private double largestUnseen;

    /**
     * @param changes of {@code entries}
     * @param total of the baseline, in the samples' unit
     */
    SampledAccusation(
            List<Entry> entries, List<Change> changes, double confidence, double total, SampledWriter writer) {
        this.entries = entries;
        this.changes = changes;
        this.more = FalseDiscoveryRate.adjust(
                changes.stream().mapToDouble(Change::pMore).toArray());
        this.less = FalseDiscoveryRate.adjust(
                changes.stream().mapToDouble(Change::pLess).toArray());
        this.confidence = confidence;
        this.material = MATERIAL * total;
        this.writer = writer;
    }

    void accuse() {
        int[] order = IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -changes.get(i).delta()))
                .mapToInt(Integer::intValue)
                .toArray();
        double grown = sum(1);
        for (int i : order) {
            if (changes.get(i).delta() > 0) {
                slower(i, grown);
            }
        }
        // What takes less as it looks may take more as it is.
        changes.stream().filter(change -> change.delta() <= 0).forEach(this::unseen);
        double shrunk = sum(-1);
        for (int k = order.length - 1; k >= 0 && changes.get(order[k]).delta() < 0; k--) {
            faster(order[k], shrunk);
        }
    }

    private double sum(int sign) {
        return changes.stream()
                .mapToDouble(Change::delta)
                .filter(delta -> delta * sign > 0)
                .sum();
    }

    private void slower(int i, double grown) {
        Change change = changes.get(i);
        boolean worthNaming = isNamed(i) && change.delta() >= material;
        if (worthNaming && more[i] <= 1 - confidence) {
            culprits.add(writer.write(culprits.size() + 1, entries.get(i), change, 1 - more[i], grown));
            prove(i, Math.max(0, change.deltaInterval(confidence).low()));
            return;
        }
        unseen(change);
        if (worthNaming && suspects.size() < SUSPECTS) {
            suspects.add(writer.write(suspects.size() + 1, entries.get(i), change, 1 - more[i], grown));
            named += change.delta();
        }
    }

    private void unseen(Change change) {
        largestUnseen = Math.max(largestUnseen, change.deltaInterval(confidence).high());
    }

    private void faster(int i, double shrunk) {
        Change change = changes.get(i);
        if (isNamed(i) && change.delta() <= -material && less[i] <= 1 - confidence) {
            improvements.add(writer.write(improvements.size() + 1, entries.get(i), change, 1 - less[i], shrunk));
            prove(i, change.delta());
        }
    }

    private boolean isNamed(int i) {
        return entries.get(i).frame() != SampledFunctions.ANCHOR;
    }

    private void prove(int i, double sure) {
        proven += changes.get(i).delta();
        named += changes.get(i).delta();
        vouched += sure;
        provenFrames.add(entries.get(i).frame());
    }

    List<Culprit> culprits() {
        return culprits;
    }

    List<Culprit> suspects() {
        return suspects;
    }

    List<Culprit> improvements() {
        return improvements;
    }

    /** Change of culprits and improvements together. */
    double proven() {
        return proven;
    }

    /** What culprits take more at the lower ends of their intervals, less what improvements save. */
    double vouched() {
        return vouched;
    }

    /** Change of all that are in a list. */
    double named() {
        return named;
    }

    /** Number of all that are in a list. */
    int size() {
        return culprits.size() + suspects.size() + improvements.size();
    }

    /** The most that a function may take more without being a culprit. */
    double largestUnseen() {
        return largestUnseen;
    }

    boolean isProven(int frame) {
        return provenFrames.contains(frame);
    }
}
