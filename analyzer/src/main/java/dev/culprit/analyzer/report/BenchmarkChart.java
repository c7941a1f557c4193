package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Benchmark;
import dev.culprit.analyzer.model.ComparedBenchmark;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.List;
import java.util.stream.Collectors;

/** The drawing of one benchmark: the forks of both sides as points, and below them the interval of the change. */
final class BenchmarkChart {

    /** A tooltip is read, and a path has to be drawn. */
    private static final int MOST_POINTS = 200;

    private final Amounts amounts;
    private final BenchmarkWords words;
    private final BenchmarkScale scale;

    BenchmarkChart(Amounts amounts, BenchmarkWords words, BenchmarkScale scale) {
        this.amounts = amounts;
        this.words = words;
        this.scale = scale;
    }

    /** The figures of the scale, to stand once above all drawings. */
    Html axis() {
        return Template.of("benchmark-axis").html("ticks", figures(12)).fill();
    }

    Html render(ComparedBenchmark one) {
        return Template.of("benchmark-chart")
                .text("words", alternative(one))
                .html("lines", lines())
                .text("before", points(one, one.baseline(), 9))
                .text("after", points(one, one.candidate(), 22))
                .html("interval", interval(one))
                .html("figures", figures(58))
                .fill();
    }

    private String alternative(ComparedBenchmark one) {
        String interval = one.interval().isKnown() ? ", interval " + words.interval(one) : "";
        return "time per operation " + words.size(one) + interval + "; " + BenchmarkWords.forks(one);
    }

    private Html lines() {
        return Html.join(scale.ticks().stream()
                .map(tick -> Template.of("benchmark-line")
                        .text("kind", tick == 1 ? "zero" : "grid")
                        .coordinate("x", scale.x(tick))
                        .fill())
                .toList());
    }

    private Html figures(double y) {
        return Html.join(scale.ticks().stream()
                .map(tick -> Template.of("benchmark-tick")
                        .coordinate("x", scale.x(tick))
                        .coordinate("y", y)
                        .text("text", figure(tick))
                        .fill())
                .toList());
    }

    private String figure(double ratio) {
        if (ratio >= Amounts.FACTOR_FROM) {
            return amounts.times(ratio);
        }
        int percent = (int) Math.round((ratio - 1) * 100);
        return (percent > 0 ? "+" : "") + amounts.wholePercent(percent);
    }

    /** A path of lines without a length, whose round ends are dots. */
    private String points(ComparedBenchmark one, Benchmark side, int y) {
        return BenchmarkScale.ratios(one, side)
                .limit(MOST_POINTS)
                .mapToObj(ratio -> "M" + Math.round(scale.x(ratio) * 10) / 10.0 + " " + y + "h0")
                .collect(Collectors.joining());
    }

    private Html interval(ComparedBenchmark one) {
        if (!one.interval().isKnown()) {
            return Html.EMPTY;
        }
        double from = scale.x(one.interval().low());
        double to = scale.x(one.interval().high());
        List<Html> parts = List.of(
                Template.of("benchmark-interval")
                        .coordinate("low", from)
                        .coordinate("width", Math.max(to - from, 3))
                        .coordinate("point", scale.x(one.ratio()))
                        .fill(),
                one.interval().low() < scale.low() ? beyond(from, -8) : Html.EMPTY,
                one.interval().high() > scale.high() ? beyond(to, 8) : Html.EMPTY);
        return Html.join(parts);
    }

    /** An arrow where the drawing cuts an interval off. */
    private static Html beyond(double x, double length) {
        return Template.of("benchmark-beyond")
                .coordinate("x", x)
                .coordinate("length", length)
                .fill();
    }
}
