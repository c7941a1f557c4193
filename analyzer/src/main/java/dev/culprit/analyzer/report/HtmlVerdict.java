package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.ComparabilityCheck.Level;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.List;

/** The head of the page: is it slower, by how much, how sure, compared to what. */
final class HtmlVerdict {

    private static final int REASONS = 3;
    private static final int LONG_LABEL = 120;

    private final Amounts amounts;
    private final Wording wording;

    HtmlVerdict(Amounts amounts, Wording wording) {
        this.amounts = amounts;
        this.wording = wording;
    }

    /** What the browser's window is called. */
    String title(Comparison comparison) {
        double ratio = Wording.change(comparison);
        return "culprit: " + comparison.verdict().name().replace('_', ' ') + " "
                + (Double.isNaN(ratio) ? "" : amounts.change(ratio));
    }

    void fill(Template page, Comparison comparison) {
        Total total = comparison.total();
        Headline headline = headline(comparison);
        page.text("tone", tone(comparison.verdict()))
                .text("mark", Wording.mark(comparison.verdict()))
                .text("before", headline.before())
                .text("size", headline.size())
                .text("after", headline.after())
                .text("interval", interval(total))
                .text("verdict", chip(comparison.verdict(), comparison.closesTheGate()))
                .html("chips", chips(comparison))
                .html("chart", new IntervalChart(amounts).render(total))
                .text("baseline", Names.shortened(wording.side(comparison.baseline()), 300))
                .text("candidate", Names.shortened(wording.side(comparison.candidate()), 300))
                .text("baselineSize", size(comparison.baseline()))
                .text("candidateSize", size(comparison.candidate()))
                .text("baselineTotal", amount(total.baseline(), total.unit()))
                .text("candidateTotal", amount(total.candidate(), total.unit()))
                .html("reasons", HtmlNotes.first(REASONS, "reasons", comparison.reasons()));
    }

    /** A command as a label is cut to two lines; its title has all of it. */
    private String size(SideSummary side) {
        return wording.side(side).length() > LONG_LABEL ? "long" : "short";
    }

    private String amount(double value, String unit) {
        return Double.isNaN(value) ? "" : amounts.quantity(value, unit) + " per fork";
    }

    /** The class of what looks like a verdict. */
    static String tone(Verdict verdict) {
        return switch (verdict) {
            case REGRESSED -> "more";
            case IMPROVED -> "less";
            case UNCHANGED -> "neutral";
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> "doubt";
        };
    }

    /** The sentence on top; the size in it is set off. */
    private record Headline(String before, String size, String after) {}

    private Headline headline(Comparison comparison) {
        String size = spoken(Wording.change(comparison));
        Total allocated = comparison.amounts().allocated();
        if (allocated != null && comparison.verdict() == Verdict.REGRESSED && isAboutBytes(comparison)) {
            return new Headline("Allocates", spoken(allocated.ratio()), "bytes");
        }
        return switch (comparison.verdict()) {
            case REGRESSED -> size.isEmpty() ? new Headline("A part takes", "more", "time") : takes(size);
            case IMPROVED -> size.isEmpty() ? new Headline("A part takes", "less", "time") : takes(size);
            case UNCHANGED -> new Headline("", "No change", size.isEmpty() ? "" : "(" + size + " time)");
            case INCONCLUSIVE -> new Headline("", "Not decided", size.isEmpty() ? "" : "(" + size + " time)");
            case NOT_COMPARABLE -> new Headline("", "Not comparable", "");
            case NO_BASELINE -> new Headline("", "No baseline", "to compare with");
        };
    }

    private static Headline takes(String size) {
        return new Headline("Takes", size, "time");
    }

    private static boolean isAboutBytes(Comparison comparison) {
        return comparison.culprits().stream().allMatch(culprit -> culprit.cause() == Cause.ALLOCATION);
    }

    /** Such as {@code 12.4 % more} or {@code 3.1x the}. */
    private String spoken(double ratio) {
        if (Double.isNaN(ratio)) {
            return "";
        }
        if (ratio >= Amounts.FACTOR_FROM) {
            return amounts.change(ratio) + " the";
        }
        return amounts.percent(Math.abs(ratio - 1)).replaceFirst("^[^0-9]+", "") + (ratio < 1 ? " less" : " more");
    }

    private String interval(Total total) {
        if (Double.isNaN(total.baseline()) || Double.isNaN(total.candidate())) {
            return "";
        }
        double delta = total.candidate() - total.baseline();
        return amounts.signedQuantity(delta, total.unit()) + " per fork, " + wording.interval(total, "\u2026");
    }

    /** A verdict as it is written, and whether it closes the gate. */
    static String chip(Verdict verdict, boolean closes) {
        String name = verdict.name().replace('_', ' ');
        return closes ? name + ", gate closed" : name;
    }

    private Html chips(Comparison comparison) {
        List<Html> chips = new ArrayList<>();
        chips.add(HtmlNotes.chips(wording.scope(comparison)));
        if (comparison.amounts().allocated() != null) {
            chips.add(HtmlNotes.chips(List.of(wording.allocated(comparison))));
        }
        boolean equal = comparison.verdict() != Verdict.NO_BASELINE
                && comparison.comparability().stream()
                        .allMatch(check -> check.level() == Level.SAME || check.level() == Level.NOTE);
        String words = wording.comparability(comparison);
        chips.add(HtmlNotes.chip(equal ? "" : "warning", (equal ? "\u2713 " : "! ") + words));
        return Html.join(chips);
    }
}
