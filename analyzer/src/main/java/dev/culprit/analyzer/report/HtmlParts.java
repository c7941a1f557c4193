package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.report.Breakdown.Kind;
import dev.culprit.analyzer.report.Breakdown.Part;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.List;

/** Where the change went: parts that add up to the whole, each with its call site and its cause. */
final class HtmlParts {

    /** As many as fit the first screen together with everything else. */
    private static final int CULPRITS = 3;

    private static final int NAME = 200;

    private final Amounts amounts;
    private final Wording wording;
    private final SourceLinks sources;

    HtmlParts(Amounts amounts, Wording wording, SourceLinks sources) {
        this.sources = sources;
        this.amounts = amounts;
        this.wording = wording;
    }

    Html render(Comparison comparison) {
        Breakdown breakdown = Breakdown.of(comparison, CULPRITS);
        if (breakdown.isEmpty()) {
            return Html.EMPTY;
        }
        List<Html> rows = new ArrayList<>();
        for (int i = 0; i < breakdown.parts().size(); i++) {
            String percent = breakdown.percents().isEmpty()
                    ? ""
                    : amounts.wholePercent(breakdown.percents().get(i));
            rows.add(row(breakdown.parts().get(i), percent, breakdown));
        }
        return Template.of("parts")
                .text("title", title(breakdown))
                .html("rows", Html.join(rows))
                .fill();
    }

    private String title(Breakdown breakdown) {
        return "Where the " + amounts.signedQuantity(breakdown.total(), breakdown.unit()) + " per fork went";
    }

    private Html row(Part part, String percent, Breakdown breakdown) {
        Culprit culprit = part.culprit();
        return Template.of("part")
                .text("tone", tone(part))
                .text("rank", culprit == null || part.kind() == Kind.IMPROVEMENT ? "" : culprit.rank() + "")
                .text("sign", sign(part.deltaNanos()))
                .text("delta", amounts.signedQuantity(part.deltaNanos(), breakdown.unit()))
                .text("percent", percent)
                .coordinate("width", 100 * Math.abs(part.deltaNanos()) / breakdown.largest())
                .html("who", who(part))
                .text("why", culprit == null ? "" : wording.cause(culprit) + ", " + wording.code(culprit))
                .fill();
    }

    private static String tone(Part part) {
        Culprit culprit = part.culprit();
        if (culprit == null) {
            return "rest";
        }
        if (part.deltaNanos() >= 0) {
            return "more";
        }
        return culprit.candidateCalls() == 0 ? "less gone" : "less";
    }

    static String sign(double delta) {
        return delta > 0 ? "\u25b2" : delta < 0 ? "\u25bc" : "";
    }

    private Html who(Part part) {
        Culprit culprit = part.culprit();
        if (part.kind() == Kind.SUSPECTS) {
            return Template.of("others")
                    .text("id", HtmlStories.SUSPECT + 1)
                    .text("text", part.title())
                    .fill();
        }
        if (culprit == null) {
            return Template.of("plain").text("text", part.title()).fill();
        }
        String list = part.kind() == Kind.IMPROVEMENT ? HtmlStories.IMPROVEMENT : HtmlStories.CULPRIT;
        return Template.of("who")
                .text("id", list + culprit.rank())
                .text("function", Names.shortened(wording.subject(culprit), NAME))
                .html(
                        "place",
                        sources.link(Wording.site(culprit), culprit, Names.shortened(wording.place(culprit), NAME)))
                .fill();
    }
}
