package dev.culprit.analyzer.report;

import dev.culprit.analyzer.history.Series;
import dev.culprit.analyzer.history.SeriesStep;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The small drawing of a series in its row. */
final class HistorySketch {

    private static final double WIDTH = 220;
    private static final double HEIGHT = 34;
    private static final double MARGIN = 5;

    /** A script draws with these; more digits than a screen has only make the page larger. */
    private static final MathContext DIGITS = new MathContext(5);

    /** Below this part of the value, the drawing shows how little it is. */
    private static final double FLAT = 0.1;

    private final Series series;
    private final double low;
    private final double high;

    HistorySketch(Series series) {
        this.series = series;
        double least = known(series).min().orElse(0);
        double most = known(series).max().orElse(1);
        double room = Math.max(0, FLAT * most - (most - least)) / 2;
        this.low = least - room;
        this.high = Math.max(most + room, low + 1e-9);
    }

    private static DoubleStream known(Series series) {
        return Arrays.stream(series.values()).filter(value -> !Double.isNaN(value));
    }

    /** An SVG path with a gap where nothing was measured. */
    String path() {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < series.values().length; i++) {
            boolean isKnown = !Double.isNaN(series.values()[i]);
            if (isKnown) {
                path.append(drawing ? 'L' : 'M')
                        .append(rounded(x(i)))
                        .append(' ')
                        .append(rounded(y(i)));
                // A line of no length with round ends is a dot: a commit between two gaps.
                path.append(drawing ? "" : "h0");
            }
            drawing = isKnown;
        }
        return path.toString();
    }

    /** Dots at changes and rings around single commits that stand out. */
    Html marks() {
        List<Html> marks = new ArrayList<>();
        for (SeriesStep step : series.steps()) {
            marks.add(mark(step.step().ratio() > 1 ? "up" : "down", step.step().first()));
        }
        series.spikes().forEach(at -> marks.add(mark("spike", at)));
        return Html.join(marks);
    }

    private Html mark(String kind, int at) {
        return Template.of("history-mark")
                .text("kind", kind)
                .coordinate("x", x(at))
                .coordinate("y", y(at))
                .fill();
    }

    private double x(int at) {
        int last = series.values().length - 1;
        return last == 0 ? WIDTH / 2 : MARGIN + (WIDTH - 2 * MARGIN) * at / last;
    }

    private double y(int at) {
        return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (series.values()[at] - low) / (high - low);
    }

    private static double rounded(double coordinate) {
        return Math.round(coordinate * 10) / 10.0;
    }

    /** For the script: empty where nothing was measured. */
    static String numbers(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> Double.isFinite(value)
                        ? new BigDecimal(value)
                                .round(DIGITS)
                                .stripTrailingZeros()
                                .toPlainString()
                        : "")
                .collect(Collectors.joining(","));
    }
}
