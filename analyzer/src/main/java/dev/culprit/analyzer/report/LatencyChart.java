package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.PerCall;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Latency per call on both sides: p50, p95, p99 and the mean on one logarithmic scale. */
final class LatencyChart {

    private static final double LEFT = 76;
    private static final double RIGHT = 410;

    private final Amounts amounts;

    LatencyChart(Amounts amounts) {
        this.amounts = amounts;
    }

    /** Empty when one side is unknown: there is nothing to compare then. */
    Html render(Culprit culprit) {
        if (!isKnown(culprit.baseline()) || !isKnown(culprit.candidate())) {
            return Html.EMPTY;
        }
        double low = all(culprit).min().orElse(1) / 1.15;
        double high = all(culprit).max().orElse(1) * 1.15;
        List<Html> parts = new ArrayList<>();
        parts.add(side("baseline", culprit.baseline(), 30, low, high));
        parts.add(side("candidate", culprit.candidate(), 60, low, high));
        parts.add(label(LEFT, "start", amounts.duration(low)));
        parts.add(label(RIGHT, "end", amounts.duration(high)));
        return Template.of("latency")
                .text("words", "Time per call on both sides, from the median to the 99th percentile")
                .html("sides", Html.join(parts))
                .text(
                        "curve",
                        LatencyCurve.of(
                                culprit.baseline().all(), culprit.candidate().all()))
                .fill();
    }

    private static boolean isKnown(PerCall latency) {
        return latency.mean() > 0 && latency.p50() > 0 && latency.p95() > 0 && latency.p99() > 0;
    }

    private static DoubleStream all(Culprit culprit) {
        PerCall before = culprit.baseline();
        PerCall after = culprit.candidate();
        return DoubleStream.of(
                before.mean(),
                before.p50(),
                before.p95(),
                before.p99(),
                after.mean(),
                after.p50(),
                after.p95(),
                after.p99());
    }

    private static Html side(String side, PerCall latency, int y, double low, double high) {
        return Template.of("latency-side")
                .text("side", side)
                .coordinate("y", y)
                .coordinate("textY", y + 4)
                .coordinate("top", y - 7)
                .coordinate("bottom", y + 7)
                .coordinate("p50", x(latency.p50(), low, high))
                .coordinate("p95", x(latency.p95(), low, high))
                .coordinate("p99", x(latency.p99(), low, high))
                .coordinate("mean", x(latency.mean(), low, high))
                .fill();
    }

    private static Html label(double x, String anchor, String text) {
        return Template.of("latency-label")
                .coordinate("x", x)
                .text("anchor", anchor)
                .text("text", text)
                .fill();
    }

    private static double x(double value, double low, double high) {
        return LEFT + Math.log(value / low) / Math.log(high / low) * (RIGHT - LEFT);
    }
}
