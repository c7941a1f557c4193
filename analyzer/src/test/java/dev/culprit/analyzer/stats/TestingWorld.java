package dev.culprit.analyzer.stats;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;

/**
 * A simulated project of 2,000 functions on a noisy machine, of which the material ones are tested. All noise is on the log
 * scale. Functions differ in share, calls and noise, react differently to the machine, some have a second JIT state.
 */
final class TestingWorld {

    /** Standard deviations of machine, fork and function; chance, part and size of a second JIT state; chance of an outlier. */
    record Noise(
            double machine,
            double memory,
            double fork,
            double function,
            double jitChance,
            double jitPart,
            double jitSize,
            double outlier) {

        static final Noise QUIET = new Noise(.005, .9, .005, .010, .10, .03, .20, .001);
        static final Noise CI = new Noise(.030, .8, .010, .025, .15, .05, .25, .003);
        static final Noise NOISY = new Noise(.080, .6, .020, .060, .15, .08, .30, .010);
    }

    private static final int FUNCTIONS = 2_000;

    final double[] share;
    private final double[] calls;
    private final double[] error;
    private final double[] sd;
    private final double[] sensitivity;
    private final boolean[] jit;
    private final Noise noise;
    private final RandomDataGenerator random;

    TestingWorld(Noise noise, RandomDataGenerator random) {
        this.noise = noise;
        this.random = random;
        double[] all = IntStream.rangeClosed(1, FUNCTIONS)
                .mapToDouble(i -> Math.pow(i, -1.1) * Math.exp(random.nextNormal(0, .5)))
                .toArray();
        double sum = Arrays.stream(all).sum();
        share = Arrays.stream(all)
                .map(s -> s / sum)
                .filter(s -> s >= Tuning.FAMILY_SHARE)
                .toArray();
        calls = map(i -> Math.max(1, Math.rint(Math.pow(10, random.nextNormal(2.7, 1)))));
        error = map(i -> .3 * Math.exp(random.nextNormal(0, .5)) / Math.sqrt(calls[i]));
        sd = map(i -> noise.function
                * (1 + .5 * Math.min(6, Math.pow(share[i] / 1e-3, -.35)))
                / 1.5
                * Math.sqrt(5 / chiSquare(5)));
        sensitivity = map(i -> random.nextUniform(.6, 1.4));
        jit = new boolean[share.length];
        IntStream.range(0, jit.length).forEach(i -> jit[i] = chance(noise.jitPart));
    }

    int functions() {
        return share.length;
    }

    /** The machine's state over consecutive forks, starting somewhere. */
    double[] machine(int forks, double offset) {
        double[] states = new double[forks];
        double state = random.nextNormal(0, noise.machine);
        for (int i = 0; i < forks; i++) {
            states[i] = state + offset;
            double step = noise.machine * Math.sqrt(1 - noise.memory * noise.memory);
            state = noise.memory * state + random.nextNormal(0, step);
        }
        return states;
    }

    /** Log deviation of the cost of all functions in one fork. */
    double[] fork(double machine) {
        double common = machine + random.nextNormal(0, noise.fork);
        return map(i -> sensitivity[i] * common
                + random.nextNormal(0, sd[i])
                + (jit[i] && chance(noise.jitChance) ? noise.jitSize : 0)
                + random.nextNormal(0, error[i])
                + (chance(noise.outlier) ? Math.abs(t3()) * .3 : 0));
    }

    /** A state of the machine of another day. */
    double anotherDay() {
        return random.nextNormal(0, 1.5 * noise.machine);
    }

    /** Pairs in ABBA order on one machine. */
    Observations pairs(int pairs, boolean[] changed, double[] effect) {
        double[] machine = machine(2 * pairs, 0);
        double[][] baseline = new double[pairs][];
        double[][] candidate = new double[pairs][];
        for (int pair = 0; pair < pairs; pair++) {
            double[] first = fork(machine[2 * pair]);
            double[] second = fork(machine[2 * pair + 1]);
            baseline[pair] = pair % 2 == 0 ? first : second;
            candidate[pair] = pair % 2 == 0 ? second : first;
        }
        return observations(baseline, candidate, changed, effect, true);
    }

    /** All forks of the baseline, then all of the candidate. */
    Observations blocks(int forks, boolean[] changed, double[] effect) {
        double[][] all =
                Arrays.stream(machine(2 * forks, 0)).mapToObj(this::fork).toArray(double[][]::new);
        return observations(
                Arrays.copyOf(all, forks), Arrays.copyOfRange(all, forks, 2 * forks), changed, effect, false);
    }

    /** Stored forks, each of another day, and fresh ones of one day. */
    Observations stored(int stored, int fresh, boolean[] changed, double[] effect) {
        double[][] baseline = IntStream.range(0, stored)
                .mapToObj(i -> fork(machine(1, anotherDay())[0]))
                .toArray(double[][]::new);
        double[][] candidate =
                Arrays.stream(machine(fresh, anotherDay())).mapToObj(this::fork).toArray(double[][]::new);
        return observations(baseline, candidate, changed, effect, false);
    }

    private Observations observations(
            double[][] baseline, double[][] candidate, boolean[] changed, double[] effect, boolean interleaved) {
        return new Observations(
                IntStream.range(0, functions())
                        .mapToObj(i -> new FunctionCosts(
                                Arrays.stream(baseline).mapToDouble(f -> f[i]).toArray(),
                                Arrays.stream(candidate)
                                        .mapToDouble(f -> f[i] + effect[i])
                                        .toArray(),
                                calls[i],
                                error[i],
                                share[i],
                                changed[i],
                                !changed[i]))
                        .toList(),
                interleaved);
    }

    private double[] map(IntToDoubleFunction value) {
        return IntStream.range(0, share.length).mapToDouble(value).toArray();
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private double t3() {
        return random.nextNormal(0, 1) / Math.sqrt(chiSquare(3) / 3);
    }

    private double chiSquare(int df) {
        double sum = 0;
        for (int i = 0; i < df; i++) {
            sum += Math.pow(random.nextNormal(0, 1), 2);
        }
        return sum;
    }
}
