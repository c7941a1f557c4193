package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.analyzer.model.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where the drawings of all benchmarks have a change of the time of an operation: one logarithmic scale for all, so that what is larger is
 * drawn larger, and half the time as far from no change as twice the time. Further to the right is slower, whatever the mode.
 *
 * @param low the ratio at the left edge
 * @param high the ratio at the right edge
 */
record BenchmarkScale(double low, double high) {

    static final double WIDTH = 320;

    /** Half of what stands at the edge, and the figure of a tick there. */
    private static final double MARGIN = 14;

    /** Beyond a tenth and ten times everything else would shrink to a point. */
    private static final double FURTHEST = 10;

    /** Less than this is noise of most machines; drawn as wide as the page it would look like more. */
    private static final double NEAREST = 1.05;

    /** So far are the figures of two ticks apart at least. */
    private static final double ROOM = 46;

    private static final List<Double> STEPS = List.of(1.02, 1.05, 1.1, 1.2, 1.5, 2.0, 3.0, 5.0, 10.0);

    /** The scale of all of these. The interval of what is not decided may be endless, and is cut off. */
    static BenchmarkScale of(List<ComparedBenchmark> benchmarks) {
        double[] known = benchmarks.stream()
                .flatMapToDouble(BenchmarkScale::shown)
                .filter(ratio -> ratio > 0 && Double.isFinite(ratio))
                .toArray();
        double low = Arrays.stream(known).min().orElse(1);
        double high = Arrays.stream(known).max().orElse(1);
        return new BenchmarkScale(
                Math.max(1 / FURTHEST, Math.min(low, 1 / NEAREST)), Math.min(FURTHEST, Math.max(high, NEAREST)));
    }

    private static DoubleStream shown(ComparedBenchmark one) {
        DoubleStream ends = one.verdict() == Verdict.INCONCLUSIVE
                ? DoubleStream.empty()
                : DoubleStream.of(one.interval().low(), one.interval().high());
        return DoubleStream.concat(
                DoubleStream.concat(ratios(one, one.baseline()), ratios(one, one.candidate())), ends);
    }

    /** The time of an operation in each fork of {@code side}, as a ratio to the mean of the baseline's. */
    static DoubleStream ratios(ComparedBenchmark one, Benchmark side) {
        double origin = Arrays.stream(one.baseline().logTimes())
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
        return Arrays.stream(side.logTimes()).map(log -> Math.exp(log - origin)).filter(Double::isFinite);
    }

    /** The place of a ratio; what is beyond an edge is at it. */
    double x(double ratio) {
        double within = Math.max(low, Math.min(ratio, high));
        return MARGIN + Math.log(within / low) / Math.log(high / low) * (WIDTH - 2 * MARGIN);
    }

    /** Ratios to mark, no change among them, as many as there is room for. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>(List.of(1.0));
        double right = x(1);
        double left = x(1);
        for (double step : STEPS) {
            if (step <= high && x(step) - right >= ROOM) {
                ticks.add(step);
                right = x(step);
            }
            if (1 / step >= low && left - x(1 / step) >= ROOM) {
                ticks.add(1 / step);
                left = x(1 / step);
            }
        }
        return ticks;
    }
}
