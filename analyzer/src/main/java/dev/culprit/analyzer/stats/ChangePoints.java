package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds lasting steps in a series of positive values: E-divisive (Matteson and James, JASA 109 (2014) 334) says where a piece falls apart
 * most, again in each part, with a lax test; then what a strict one ({@link StepTest}) does not uphold is taken back, the weakest first, as
 * Apache Otava does (Fleming and others, ICPE 2023). It works on logarithms, so that a step is a ratio, and knows three things that are no
 * steps: single spikes, slow creep, and fewer than {@value #LEAST} values.
 */
public final class ChangePoints {

    /** Values on each side of a step at least: with fewer, a step is not told from a spike of two. */
    public static final int LEAST = 3;

    private static final double LAX = 0.05;

    /** What the values' own order has to say, see {@link StepTest#isUpheldByOrder}. */
    private static final double PERMUTED = 0.01;

    /** So many values on each side tell a step, which is there from one to the next, from creep, which is not. */
    private static final int NEAR = 5;

    /** Of a step, at least this part has to be there at once. */
    private static final double AT_ONCE = 0.5;

    private final int[] index;
    private final double[] raw;
    private final double[] values;
    private final BitSet spikes;
    private final List<Integer> candidates = new ArrayList<>();

    private ChangePoints(int[] index, double[] raw) {
        this.index = index;
        this.raw = raw;
        Spikes found = new Spikes(raw);
        this.values = found.smoothed();
        this.spikes = found.found();
        if (values.length >= 2 * LEAST) {
            split(new EnergyDistance(values), 0, values.length);
            candidates.sort(Comparator.naturalOrder());
        }
    }

    /**
     * Looks at a series.
     *
     * @param series in order; NaN where nothing was measured. Values that are not positive count as not measured: they have no ratio
     */
    public static ChangePoints of(double[] series) {
        int[] index = IntStream.range(0, series.length)
                .filter(i -> series[i] > 0 && Double.isFinite(series[i]))
                .toArray();
        double[] logs =
                IntStream.of(index).mapToDouble(i -> Math.log(series[i])).toArray();
        return new ChangePoints(index, logs);
    }

    private void split(EnergyDistance distance, int begin, int end) {
        if (end - begin < 2 * LEAST) {
            return;
        }
        EnergyDistance.Split best = distance.best(begin, end, LEAST);
        StepTest lax = new StepTest(values, LEAST, 0);
        double p = Math.min(lax.p(begin, best.at(), best.end()), lax.p(begin, best.at(), end));
        if (p <= LAX && lax.isUpheldByOrder(begin, best.at(), best.end(), end, PERMUTED)) {
            candidates.add(best.at());
            split(distance, begin, best.at());
            split(distance, best.at(), end);
        }
    }

    /** Indexes of values that stand out from both sides. */
    public List<Integer> spikes() {
        return spikes.stream().mapToObj(i -> index[i]).toList();
    }

    /**
     * How much neighbours resemble each other, from 0 on and less than 1; NaN of too short a series. One series tells it badly, but all series
     * of a machine share what it does from day to day.
     */
    public double correlation() {
        return values.length < 2 * LEAST ? Double.NaN : test(upheld(LAX, 0), 0).correlation();
    }

    /**
     * What this series adds to a family of tests: p of each step that may be one; 1 when there is none.
     *
     * @param typical correlation of neighbours at least, the median of all series of the machine
     */
    public double[] p(double typical) {
        List<Integer> cuts = upheld(LAX, typical);
        if (!cuts.isEmpty()) {
            StepTest test = test(cuts, typical);
            return IntStream.range(0, cuts.size())
                    .mapToDouble(i -> p(test, cuts, i))
                    .toArray();
        }
        return new double[] {1};
    }

    /**
     * The steps.
     *
     * @param level p of each at most
     * @param least ratio that a step has at least, or one divided by it; above 1
     * @param confidence of the intervals
     * @param typical correlation of neighbours at least, the median of all series of the machine
     */
    public List<Step> steps(double level, double least, double confidence, double typical) {
        List<Integer> cuts = new ArrayList<>(upheld(level, typical));
        // Without one that is none, the pieces beside it are longer, and the others may look different.
        while (!cuts.isEmpty()) {
            int worst = firstThatIsNone(cuts, Math.log(least), typical);
            if (worst < 0) {
                break;
            }
            cuts.remove(worst);
        }
        StepTest test = test(cuts, typical);
        return IntStream.range(0, cuts.size())
                .mapToObj(i -> step(test, cuts, i, confidence))
                .toList();
    }

    private List<Integer> upheld(double level, double typical) {
        List<Integer> cuts = new ArrayList<>(candidates);
        while (!cuts.isEmpty()) {
            StepTest test = test(cuts, typical);
            int weakest = IntStream.range(0, cuts.size())
                    .boxed()
                    .max(Comparator.comparingDouble(i -> p(test, cuts, i)))
                    .orElseThrow();
            if (p(test, cuts, weakest) <= level) {
                break;
            }
            cuts.remove(weakest);
        }
        return cuts;
    }

    /** The smallest of them that is too small or comes too slowly; -1 when all are steps. */
    private int firstThatIsNone(List<Integer> cuts, double least, double typical) {
        StepTest test = test(cuts, typical);
        return IntStream.range(0, cuts.size())
                .filter(i -> !isStep(test, cuts, i, least))
                .boxed()
                .min(Comparator.comparingDouble(i -> Math.abs(arm(test, cuts, i).log())))
                .orElse(-1);
    }

    private boolean isStep(StepTest test, List<Integer> cuts, int i, double least) {
        int begin = begin(cuts, i);
        int at = cuts.get(i);
        int end = end(cuts, i);
        double size = arm(test, cuts, i).log();
        double near = median(values, at, Math.min(end, at + NEAR)) - median(values, Math.max(begin, at - NEAR), at);
        return Math.abs(size) >= least && near / size >= AT_ONCE;
    }

    private Step step(StepTest test, List<Integer> cuts, int i, double confidence) {
        int at = cuts.get(i);
        Arm arm = arm(test, cuts, i);
        Interval logs = arm.interval(confidence);
        return new Step(
                index[at - 1],
                index[at],
                Math.exp(median(raw, begin(cuts, i), at)),
                Math.exp(median(raw, at, end(cuts, i))),
                Math.exp(arm.log()),
                new Interval(Math.exp(logs.low()), Math.exp(logs.high())),
                p(test, cuts, i));
    }

    private StepTest test(List<Integer> cuts, double typical) {
        List<Integer> bounds = new ArrayList<>(cuts);
        bounds.add(0, 0);
        bounds.add(values.length);
        return new StepTest(values, LEAST, Math.max(typical, SeriesNoise.correlation(values, bounds)));
    }

    private double p(StepTest test, List<Integer> cuts, int i) {
        return test.p(begin(cuts, i), cuts.get(i), end(cuts, i));
    }

    private Arm arm(StepTest test, List<Integer> cuts, int i) {
        return test.step(begin(cuts, i), cuts.get(i), end(cuts, i));
    }

    private static int begin(List<Integer> cuts, int i) {
        return i == 0 ? 0 : cuts.get(i - 1);
    }

    private int end(List<Integer> cuts, int i) {
        return i + 1 == cuts.size() ? values.length : cuts.get(i + 1);
    }

    private static double median(double[] values, int begin, int end) {
        return Robust.median(Arrays.copyOfRange(values, begin, end));
    }
}
