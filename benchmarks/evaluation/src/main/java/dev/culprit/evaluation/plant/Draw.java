package dev.culprit.evaluation.plant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Draws plants at random, evenly among the places that have the weight for the wanted impact. What a plant will be found to do
 * has no part in it.
 *
 * @param weights of the baseline
 * @param baseNanos what the baseline takes without the agent
 * @param cost what busy work costs
 * @param allowed places that can be rewritten at all
 */
record Draw(Weights weights, double baseNanos, SpinCost cost, Predicate<MethodKey> allowed) {

    private static final int[] REPETITIONS = {1, 2, 3, 5, 8, 12, 20};
    private static final int LONGEST_SPIN = 50_000_000;

    /** All plants of {@code percent} of a method's own cost, in random order, those of the wanted impact first. */
    List<Plant> slowDowns(double percent, Impact wanted, Random random) {
        return slowDowns(percent, MethodWeight::share, wanted, random);
    }

    /** The same of what a method and all that it calls cost; the work is still planted in its own body. */
    List<Plant> slowDownsOfTotals(double percent, Impact wanted, Random random) {
        return slowDowns(percent, MethodWeight::totalShare, wanted, random);
    }

    private List<Plant> slowDowns(double percent, ToDoubleFunction<MethodWeight> share, Impact wanted, Random random) {
        List<Plant> all = new ArrayList<>();
        for (MethodWeight weight : weights.methods()) {
            double nanos = percent / 100 * share.applyAsDouble(weight) * baseNanos / weight.calls();
            int iterations = cost.iterations(nanos);
            if (isPossible(weight.method()) && iterations >= 1 && iterations <= LONGEST_SPIN) {
                double impact = weight.calls() * cost.nanos(iterations) / baseNanos;
                all.add(new Plant.SlowDown(weight.method(), iterations, weight.calls(), impact));
            }
        }
        return ordered(all, wanted, random);
    }

    /** All repetitions of calls of the wanted impact in random order, or of the next lower impact that there is. */
    List<Plant> extraCalls(Impact wanted, Random random) {
        List<Plant> all = new ArrayList<>();
        for (EdgeWeight edge : weights.edges()) {
            if (edge.recursive()
                    || edge.callee().isInitialiser()
                    || !allowed.test(edge.caller())
                    || edge.caller().name().equals("<clinit>")) {
                continue;
            }
            List<Plant> fitting = new ArrayList<>();
            for (int extra : REPETITIONS) {
                double impact = extra * edge.share();
                if (wanted.holds(impact)) {
                    fitting.add(new Plant.ExtraCalls(
                            edge.caller(), edge.line(), edge.callee(), extra, edge.calls(), impact));
                }
            }
            if (!fitting.isEmpty()) {
                all.add(fitting.get(random.nextInt(fitting.size())));
            }
        }
        return ordered(all, wanted, random);
    }

    /** Waits of the wanted impact in every method that can be rewritten, in random order. */
    List<Plant> waits(Impact wanted, Random random) {
        double millis = Math.max(1, wanted.typical() * baseNanos / 1e6);
        List<Plant> all = new ArrayList<>();
        for (MethodWeight weight : weights.methods()) {
            if (isPossible(weight.method())) {
                int every = (int) Math.max(1, Math.floor(weight.calls() / millis));
                int each = (int) Math.max(1, Math.round(millis * every / weight.calls()));
                double impact = (double) (weight.calls() / every) * each * 1e6 / baseNanos;
                all.add(new Plant.Wait(weight.method(), every, each, weight.calls(), impact));
            }
        }
        return ordered(all, wanted, random);
    }

    private boolean isPossible(MethodKey method) {
        return !method.isInitialiser() && allowed.test(method);
    }

    /** First the wanted impact, then the next lower ones, then whatever there is; in each group at random. */
    private static List<Plant> ordered(List<Plant> all, Impact wanted, Random random) {
        List<Plant> left = new ArrayList<>(all);
        Collections.shuffle(left, random);
        List<Plant> ordered = new ArrayList<>();
        List<Impact> falling = new ArrayList<>(EnumSet.range(Impact.LOW, wanted));
        Collections.reverse(falling);
        for (Impact impact : falling) {
            left.stream().filter(plant -> impact.holds(plant.impact())).forEach(ordered::add);
            left.removeIf(plant -> impact.holds(plant.impact()));
        }
        // A small percentage of a small method: those that come nearest to being of any weight.
        left.removeIf(plant -> plant.impact() >= 0.6);
        left.sort((one, other) -> Double.compare(other.impact(), one.impact()));
        List<Plant> nearest = new ArrayList<>(left.subList(0, Math.min(5, left.size())));
        Collections.shuffle(nearest, random);
        ordered.addAll(nearest);
        return ordered;
    }
}
