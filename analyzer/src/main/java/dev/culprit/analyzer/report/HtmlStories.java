package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.PerCall;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A story for each culprit, suspect and improvement: numbers, path, latency. */
final class HtmlStories {

    /** Prefixes of the stories' ids. */
    static final String CULPRIT = "";

    static final String IMPROVEMENT = "improvement-";
    static final String SUSPECT = "suspect-";

    private static final int STORIES = 20;
    private static final int PATH = 14;
    private static final int NAME = 12_000;

    private final Amounts amounts;
    private final Wording wording;
    private final HtmlNeighbours neighbours;
    private final SourceLinks sources;

    HtmlStories(Amounts amounts, Wording wording, DiffTree tree, SourceLinks sources) {
        this.sources = sources;
        this.neighbours = new HtmlNeighbours(amounts, tree);
        this.amounts = amounts;
        this.wording = wording;
    }

    /** Empty when nobody is named. */
    Html render(Comparison comparison) {
        List<Html> groups = new ArrayList<>();
        String unit = comparison.total().unit();
        addGroup(groups, CULPRIT, "Culprits", "", comparison.culprits(), unit);
        addGroup(groups, IMPROVEMENT, "Improvements", "", comparison.improvements(), unit);
        addGroup(
                groups,
                SUSPECT,
                "Suspects",
                "Where to look next; the evidence does not suffice to blame them.",
                comparison.suspects(),
                unit);
        return groups.isEmpty()
                ? Html.EMPTY
                : Template.of("stories").html("groups", Html.join(groups)).fill();
    }

    private void addGroup(
            List<Html> groups, String prefix, String title, String lead, List<Culprit> culprits, String unit) {
        if (culprits.isEmpty()) {
            return;
        }
        List<Html> stories = culprits.stream()
                .limit(STORIES)
                .map(culprit -> story(prefix, culprit, unit))
                .toList();
        String left = culprits.size() > STORIES ? " The first " + STORIES + " of " + culprits.size() + "." : "";
        groups.add(Template.of("group")
                .text("title", title)
                .html("lead", lead(lead + left))
                .html("stories", Html.join(stories))
                .fill());
    }

    private static Html lead(String text) {
        return text.isBlank()
                ? Html.EMPTY
                : Template.of("lead").text("text", text).fill();
    }

    private Html story(String prefix, Culprit culprit, String unit) {
        Function shown = culprit.callee() == null ? culprit.function() : culprit.callee();
        return Template.of("story")
                .text("tone", culprit.deltaNanos() < 0 ? "less" : prefix.equals(SUSPECT) ? "rest" : "more")
                .text("id", prefix + culprit.rank())
                .text("rank", String.valueOf(culprit.rank()))
                .text("subject", Names.shortened(wording.subject(culprit), NAME))
                .text("sign", HtmlParts.sign(culprit.deltaNanos()))
                .text("delta", amounts.signedQuantity(culprit.deltaNanos(), unit))
                .text("explanation", Names.shortened(culprit.explanation(), NAME))
                .html("chips", HtmlNotes.chips(chips(culprit)))
                .html("numbers", Html.join(numbers(culprit)))
                .html("latency", new LatencyChart(amounts).render(culprit))
                .html("neighbours", neighbours.render(shown))
                .html("path", path(culprit))
                .html("places", Html.join(places(culprit)))
                .html("tests", tests(culprit.tests()))
                .text("showClass", shown.className())
                .text("showMethod", shown.method())
                .text("showDescriptor", shown.descriptor())
                .fill();
    }

    private List<String> chips(Culprit culprit) {
        List<String> chips = new ArrayList<>();
        chips.add(wording.cause(culprit));
        chips.add(wording.code(culprit));
        chips.add(wording.evidence(culprit));
        if (culprit.confidence() > 0 && culprit.confidence() < 1) {
            chips.add("confidence " + amounts.confidence(culprit.confidence()));
        }
        if (culprit.interval().isKnown()
                && culprit.interval().low() != culprit.interval().high()) {
            chips.add(level(culprit.certainty()) + "interval "
                    + amounts.range(culprit.interval().low(), culprit.interval().high(), " \u2026 "));
        }
        if (culprit.certainty().shows(culprit.deltaNanos() > 0)) {
            chips.add("at least " + amounts.change(culprit.certainty().least()) + " ("
                    + amounts.confidence(culprit.certainty().confidence()) + ", one-sided)");
        }
        return chips;
    }

    private String level(Certainty certainty) {
        return Double.isNaN(certainty.confidence()) ? "" : amounts.confidence(certainty.confidence()) + " ";
    }

    private List<Html> numbers(Culprit culprit) {
        List<Html> rows = new ArrayList<>();
        rows.add(calls(culprit));
        addLatency(rows, "mean per call", culprit, PerCall::mean);
        addLatency(rows, "p50", culprit, PerCall::p50);
        addLatency(rows, "p95", culprit, PerCall::p95);
        addLatency(rows, "p99", culprit, PerCall::p99);
        Double bytes = culprit.deltaBytes();
        if (bytes != null) {
            rows.add(number("allocated", "", "", amounts.signedBytes(bytes), ""));
        }
        return rows;
    }

    private Html calls(Culprit culprit) {
        double before = culprit.baselineCalls();
        double after = culprit.candidateCalls();
        String name = culprit.callee() == null ? "calls" : "calls made here";
        String sign = after > before ? "+" : "";
        return number(
                name,
                amounts.count(before),
                amounts.count(after),
                before == after || Double.isNaN(after - before) ? "" : sign + amounts.count(after - before),
                ratio(before, after));
    }

    private void addLatency(List<Html> rows, String name, Culprit culprit, ToDoubleFunction<PerCall> part) {
        double before = part.applyAsDouble(culprit.baseline());
        double after = part.applyAsDouble(culprit.candidate());
        if (Double.isNaN(before) && Double.isNaN(after)) {
            return;
        }
        String difference = Double.isNaN(after - before) ? "" : amounts.signedDuration(after - before);
        rows.add(number(name, amounts.duration(before), amounts.duration(after), difference, ratio(before, after)));
    }

    /** Empty where neither side has counted: samples do not tell calls. */
    private String ratio(double before, double after) {
        if (Double.isNaN(before) && Double.isNaN(after)) {
            return "";
        }
        if (before == after) {
            return "=";
        }
        if (Double.isNaN(before) || before == 0) {
            return "new";
        }
        return Double.isNaN(after) || after == 0 ? "removed" : amounts.change(after / before);
    }

    private static Html number(String name, String baseline, String candidate, String difference, String ratio) {
        return Template.of("story-number")
                .text("name", name)
                .text("baseline", baseline)
                .text("candidate", candidate)
                .text("difference", difference)
                .text("ratio", ratio)
                .fill();
    }

    /** The last steps of the path; its end is what matters. */
    private static Html path(Culprit culprit) {
        List<Html> steps = new ArrayList<>();
        List<String> path = culprit.path();
        int begin = Math.max(0, path.size() - PATH);
        if (begin > 0) {
            steps.add(step("cut", "\u2026 " + begin + " more above"));
        }
        for (int i = begin; i < path.size(); i++) {
            boolean last = i == path.size() - 1;
            steps.add(step(last ? "culprit" : "", Names.shortened(path.get(i), 400)));
        }
        Function callee = culprit.callee();
        if (callee != null) {
            steps.add(step("culprit", Names.shortened("\u2192 " + callee.shortName(), 400)));
        }
        return Html.join(steps);
    }

    private static Html step(String kind, String text) {
        return Template.of("step").text("kind", kind).text("text", text).fill();
    }

    private List<Html> places(Culprit culprit) {
        List<Html> places = new ArrayList<>();
        Function function = culprit.function();
        if (culprit.calleeLine() > 0) {
            places.add(place("call", Wording.site(culprit), "", culprit));
        }
        CallSite site = culprit.callSite();
        if (site != null) {
            places.add(place("called from", site, " in " + Names.caller(site), culprit));
        }
        places.add(place("function", function.className() + "." + function.method() + function.descriptor()));
        return places;
    }

    private Html place(String name, CallSite site, String rest, Culprit culprit) {
        return Template.of("place-link")
                .text("name", name)
                .html("source", sources.link(site, culprit, Names.shortened(Names.place(site), 1_000)))
                .text("rest", Names.shortened(rest, 1_000))
                .fill();
    }

    private static Html place(String name, String place) {
        return Template.of("place")
                .text("name", name)
                .text("place", Names.shortened(place, 1_000))
                .fill();
    }

    private static Html tests(List<String> tests) {
        if (tests.isEmpty()) {
            return Html.EMPTY;
        }
        return Template.of("tests")
                .text("title", tests.size() == 1 ? "In 1 test" : "In " + tests.size() + " tests")
                .html("items", HtmlNotes.items(tests.subList(0, Math.min(100, tests.size()))))
                .fill();
    }
}
