package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.GeneratedNames;
import dev.culprit.analyzer.model.ProbeFacts;
import dev.culprit.analyzer.model.ThinnedFunction;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.ProbeCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects what the JVMs of a side say about their probes. Not thread safe. */
final class ProbeMerger {

    /** Standard deviations per median absolute deviation of a normal distribution. */
    private static final double NORMAL = 1.4826;

    private final List<Known> known = new ArrayList<>();
    private final Map<Key, Timing> thinned = new LinkedHashMap<>();
    private int unknown;

    /** What a JVM says, and how many calls it says that of. */
    private record Known(ProbeCost cost, ProbeCost measured, long calls) {}

    private record Key(String className, String method, String descriptor) {}

    /**
     * Adds a JVM.
     *
     * @param cost what its probes are taken to cost
     * @param calls calls that it recorded
     */
    void add(Manifest manifest, ProbeCost cost, long calls) {
        if (cost.isKnown()) {
            known.add(new Known(cost, manifest.probeCost(), calls));
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
            return new ProbeFacts(false, 0, 0, 0, Double.NaN, functions);
        }
        double inside = median(known, jvm -> jvm.cost.insideNanos());
        double outside = median(known, jvm -> jvm.cost.outsideNanos());
        double untimed = median(known, jvm -> Double.isNaN(jvm.cost.untimedNanos()) ? 0 : jvm.cost.untimedNanos());
        return new ProbeFacts(true, inside, outside, untimed, relativeError(), functions);
    }

    /**
     * The larger of what the JVMs say themselves and of how much they differ. What a JVM says is the error of its own
     * measurement, about a thousandth, or half of the cost where so few calls were made that it hardly measured; from JVM to JVM on
     * one machine the cost varies by a tenth. Those that measured more than most did so in code that was not compiled.
     */
    private double relativeError() {
        double typical = median(known, jvm -> perCall(jvm.cost));
        if (!(typical > 0)) {
            return 0;
        }
        double most = median(known, jvm -> perCall(jvm.measured));
        List<Known> compiled =
                known.stream().filter(jvm -> perCall(jvm.measured) <= most).toList();
        double spread = NORMAL * median(compiled, jvm -> Math.abs(perCall(jvm.measured) - typical));
        double stated = median(known, jvm -> jvm.measured.errorNanos());
        return Math.max(spread, stated) / typical;
    }

    private static double perCall(ProbeCost cost) {
        return cost.insideNanos() + cost.outsideNanos();
    }

    /** Over calls, not JVMs: of two JVMs, the one that hardly called anything says little about the probes of the set. */
    private static double median(List<Known> jvms, ToDoubleFunction<Known> figure) {
        List<Known> sorted = new ArrayList<>(jvms);
        sorted.sort(Comparator.comparingDouble(figure));
        long left = sorted.stream().mapToLong(Known::calls).sum() / 2;
        for (Known jvm : sorted) {
            left -= jvm.calls;
            if (left < 0) {
                return figure.applyAsDouble(jvm);
            }
        }
        return sorted.isEmpty() ? 0 : figure.applyAsDouble(sorted.get(sorted.size() / 2));
    }
}
