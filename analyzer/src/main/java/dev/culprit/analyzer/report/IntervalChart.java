package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Total;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;

/** How sure the size is: the interval on a line, with "no change" marked. */
final class IntervalChart {

    private static final double LEFT = 24;
    private static final double RIGHT = 296;

    /** Keeps the two numbers from running into each other. */
    private static final double NARROW = 120;

    /** Between here the two numbers side by side are inside the picture. */
    private static final double FIRST_TEXT = 66;

    private static final double LAST_TEXT = 254;

    private final Amounts amounts;

    IntervalChart(Amounts amounts) {
        this.amounts = amounts;
    }

    /** Empty when there is no interval. */
    Html render(Total total) {
        return render(total.ratio(), total.interval(), total.confidence());
    }

    /** Empty when {@code interval} is not known. */
    Html render(double ratio, Interval interval, double confidence) {
        if (!interval.isKnown() || Double.isNaN(ratio) || Double.isInfinite(interval.high())) {
            return Html.EMPTY;
        }
        double low = Math.min(1, interval.low());
        double high = Math.max(1, interval.high());
        double margin = Math.max(0.15 * (high - low), 0.005);
        Scale scale = new Scale(low - margin, high + margin);
        double from = scale.x(interval.low());
        double to = scale.x(interval.high());
        boolean narrow = to - from < NARROW;
        double middle = Math.max(FIRST_TEXT, Math.min((from + to) / 2, LAST_TEXT));
        return Template.of("interval")
                .text("words", words(interval, confidence))
                .coordinate("zero", scale.x(1))
                .coordinate("low", from)
                .coordinate("width", Math.max(to - from, 8))
                .coordinate("point", scale.x(ratio))
                .coordinate("lowText", narrow ? middle - 8 : from)
                .text("lowAnchor", narrow ? "end" : "middle")
                .text("lowWords", amounts.low(interval.low(), interval.high()))
                .coordinate("highText", narrow ? middle + 8 : to)
                .text("highAnchor", narrow ? "start" : "middle")
                .text("highWords", amounts.change(interval.high()))
                .fill();
    }

    private String words(Interval interval, double confidence) {
        return amounts.confidence(confidence) + " interval from "
                + amounts.range(interval.low(), interval.high(), " to ");
    }

    private record Scale(double from, double to) {
        double x(double value) {
            return LEFT + (value - from) / (to - from) * (RIGHT - LEFT);
        }
    }
}
