package dev.culprit.analyzer.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Observations to try things on. */
final class TestingObservations {

    private TestingObservations() {}

    /** One function, interleaved. */
    static Observations single(double[] baseline, double[] candidate) {
        return new Observations(List.of(new FunctionCosts(baseline, candidate, 100, .01, 1, false, true)), true);
    }

    /** Unchanged functions of equal share and noise. */
    static Observations noise(int functions, int forks, double sd, long seed, boolean interleaved) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FunctionCosts> costs = IntStream.range(0, functions)
                .mapToObj(i -> new FunctionCosts(
                        normals(random, forks, 5 + i, sd),
                        normals(random, forks, 5 + i, sd),
                        100 + i,
                        .01,
                        1.0 / functions,
                        false,
                        true))
                .toList();
        return new Observations(costs, interleaved);
    }

    /** The same with the candidate of one function slower by a log ratio. */
    static Observations slower(Observations observations, int function, double by) {
        return map(
                observations,
                function,
                f -> f.with(
                        f.baseline(),
                        Arrays.stream(f.candidate()).map(v -> v + by).toArray()));
    }

    /** The same with one function marked as changed by the commit. */
    static Observations changed(Observations observations, int function) {
        return map(
                observations,
                function,
                f -> new FunctionCosts(
                        f.baseline(), f.candidate(), f.calls(), f.relativeError(), f.share(), true, false));
    }

    static Observations map(Observations observations, int function, UnaryOperator<FunctionCosts> change) {
        List<FunctionCosts> functions = new ArrayList<>(observations.functions());
        functions.set(function, change.apply(functions.get(function)));
        return new Observations(functions, observations.interleaved());
    }

    static Observations mapAll(Observations observations, UnaryOperator<FunctionCosts> change) {
        return new Observations(observations.functions().stream().map(change).toList(), observations.interleaved());
    }

    private static double[] normals(SplittableRandom random, int n, double mean, double sd) {
        return IntStream.range(0, n)
                .mapToDouble(i -> random.nextGaussian(mean, sd))
                .toArray();
    }
}
