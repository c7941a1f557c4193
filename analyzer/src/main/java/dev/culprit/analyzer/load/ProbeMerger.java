package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.GeneratedNames;
import dev.culprit.analyzer.model.ProbeFacts;
import dev.culprit.analyzer.model.ThinnedFunction;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.ProbeCost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what the JVMs of a side say about their probes. Not thread safe. */
final class ProbeMerger {

    /** Standard deviations per median absolute deviation of a normal distribution. */
    private static final double NORMAL = 1.4826;

    private final List<ProbeCost> known = new ArrayList<>();
    private final Map<Key, Timing> thinned = new LinkedHashMap<>();
    private int unknown;

    private record Key(String className, String method, String descriptor) {}

    void add(Manifest manifest) {
        if (manifest.probeCost().isKnown()) {
            known.add(manifest.probeCost());
        } else {
            unknown++;
        }
        for (ThinnedMethod method : manifest.plan().thinned()) {
            Key key = new Key(GeneratedNames.canonical(method.className()), method.name(), method.descriptor());
            thinned.merge(key, method.timing(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }

    /** JVMs that do not know what a probe costs. */
    int unknown() {
        return unknown;
    }

    ProbeFacts toFacts() {
        List<ThinnedFunction> functions = new ArrayList<>();
        thinned.forEach(
                (key, timing) -> functions.add(new ThinnedFunction(key.className, key.method, key.descriptor, timing)));
        if (unknown > 0) {
            return new ProbeFacts(false, 0, 0, Double.NaN, functions);
        }
        double inside = median(known.stream().map(ProbeCost::insideNanos).toList());
        double outside = median(known.stream().map(ProbeCost::outsideNanos).toList());
        return new ProbeFacts(true, inside, outside, relativeError(), functions);
    }

    /**
     * The larger of what the JVMs say themselves and of how much they differ. What a JVM says is the error of its own
     * measurement, about a thousandth; from JVM to JVM on one machine the cost varies by a tenth.
     */
    private double relativeError() {
        double typical = median(costs());
        if (!(typical > 0)) {
            return 0;
        }
        double spread =
                NORMAL * median(costs().stream().map(c -> Math.abs(c - typical)).toList());
        double stated = median(known.stream().map(ProbeCost::errorNanos).toList());
        return Math.max(spread, stated) / typical;
    }

    private List<Double> costs() {
        return known.stream()
                .map(cost -> cost.insideNanos() + cost.outsideNanos())
                .toList();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
