package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.ComparedTimelines;
import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.analyzer.model.RunTimeline.LeftOut;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.Template;
import dev.culprit.flamegraph.Timeline;
import dev.culprit.flamegraph.Timeline.Lane;
import dev.culprit.flamegraph.Timeline.Span;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Draws a timeline, one row a thread, for readers without JavaScript too; the script adds what a bar is when somebody points at it. */
final class HtmlTimeline {

    /** Rows that are drawn; the data of the page holds more. */
    private static final int DRAWN = 24;

    private static final int DRAWN_OF_EACH_SIDE = 12;

    private final Amounts amounts;
    private final Map<String, Timeline> data = new LinkedHashMap<>();

    HtmlTimeline(Amounts amounts) {
        this.amounts = amounts;
    }

    /** What the page needs to tell what was drawn, by the ids of the drawings. */
    Map<String, Timeline> data() {
        return data;
    }

    /** The drawing of one run; empty when there is none. */
    Html render(@Nullable RunTimeline run) {
        return run == null ? Html.EMPTY : render("timeline", "Timeline", run, PageTimelines.of(run), DRAWN);
    }

    /** Both sides on one scale; empty when nothing is known of either. */
    Html render(ComparedTimelines sides) {
        return Html.join(
                List.of(side("baseline", sides.baseline(), sides), side("candidate", sides.candidate(), sides)));
    }

    private Html side(String side, @Nullable RunTimeline run, ComparedTimelines sides) {
        return run == null
                ? Html.EMPTY
                : render(
                        "timeline-" + side,
                        "Timeline of the " + side,
                        run,
                        PageTimelines.of(run, sides.lengthNanos()),
                        DRAWN_OF_EACH_SIDE);
    }

    private Html render(String id, String title, RunTimeline run, Timeline timeline, int drawn) {
        data.put(id, timeline);
        List<Html> lanes = new ArrayList<>();
        for (int lane = 0; lane < Math.min(drawn, timeline.lanes().size()); lane++) {
            lanes.add(lane(timeline, lane));
        }
        return Template.of("timeline")
                .text("id", id)
                .text("title", title)
                .text("lead", lead(run, drawn))
                .html("lanes", Html.join(lanes))
                .html("load", new LoadChart(amounts).render(timeline))
                .text("quarter", amounts.duration(timeline.lengthNanos() * 0.25))
                .text("half", amounts.duration(timeline.lengthNanos() * 0.5))
                .text("threeQuarters", amounts.duration(timeline.lengthNanos() * 0.75))
                .text("end", amounts.duration(timeline.lengthNanos()))
                .fill();
    }

    private String lead(RunTimeline run, int drawn) {
        StringBuilder lead = new StringBuilder("Fork " + Names.shortened(run.fork(), 100) + ", of median length: "
                + amounts.count(run.tests().size()) + " tests, "
                + amounts.count(run.waits().size()) + " waits of a millisecond or more, "
                + amounts.count(run.starts().size()) + " started processes.");
        LeftOut leftOut = run.leftOut();
        List<String> missing = new ArrayList<>();
        add(missing, Math.max(0, run.lanes().size() - drawn), "threads not drawn");
        add(missing, leftOut.lanes(), "threads");
        add(missing, leftOut.tests(), "short tests");
        add(missing, leftOut.waits(), "waits");
        add(missing, leftOut.starts(), "processes");
        return missing.isEmpty()
                ? lead.toString()
                : lead.append(" Left out: ")
                        .append(String.join(", ", missing))
                        .append('.')
                        .toString();
    }

    private void add(List<String> missing, long count, String what) {
        if (count > 0) {
            missing.add(amounts.count(count) + " " + what);
        }
    }

    private Html lane(Timeline timeline, int lane) {
        List<Span> spans =
                timeline.spans().stream().filter(span -> span.lane() == lane).toList();
        Lane of = timeline.lanes().get(lane);
        boolean several =
                timeline.lanes().stream().mapToInt(Lane::jvm).distinct().count() > 1;
        TimelineBars bars = new TimelineBars(timeline.lengthNanos());
        return Template.of("timeline-lane")
                .text("name", several ? timeline.jvms().get(of.jvm()) + " " + of.thread() : of.thread())
                .text("lane", Integer.toString(lane))
                .text("words", words(of.thread(), spans))
                .text("tests", bars.path(select(spans, Span::isTest), 2, 9))
                .text("setups", bars.setups(select(spans, Span::isTest), 2, 9))
                .text("waits", bars.path(select(spans, HtmlTimeline::isOtherWait), 14, 8))
                .text("sleeps", bars.path(select(spans, span -> is(span, MethodKind.SLEEP)), 14, 8))
                .text("locks", bars.path(select(spans, span -> is(span, MethodKind.LOCK)), 14, 8))
                .fill();
    }

    private String words(String thread, List<Span> spans) {
        double waited = spans.stream()
                .filter(span -> !span.isTest())
                .mapToDouble(Span::nanos)
                .sum();
        return thread + ": " + amounts.count(select(spans, Span::isTest).size()) + " tests, waits of "
                + amounts.duration(waited);
    }

    private static List<Span> select(List<Span> spans, Predicate<Span> which) {
        return spans.stream().filter(which).toList();
    }

    private static boolean is(Span span, MethodKind kind) {
        return span.kind().equals(kind.name());
    }

    private static boolean isOtherWait(Span span) {
        return !span.isTest() && !is(span, MethodKind.SLEEP) && !is(span, MethodKind.LOCK);
    }
}
