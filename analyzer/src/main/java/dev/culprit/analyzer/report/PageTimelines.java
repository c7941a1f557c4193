package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.flamegraph.Timeline;
import dev.culprit.flamegraph.Timeline.Lane;
import dev.culprit.flamegraph.Timeline.Look;
import dev.culprit.flamegraph.Timeline.Span;
import dev.culprit.flamegraph.Timeline.Start;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the page's timeline of the model's: names fit to be shown, tests and waits alike. */
final class PageTimelines {

    private static final int NAME = 300;

    private PageTimelines() {}

    static Timeline of(RunTimeline run) {
        return of(run, run.lengthNanos());
    }

    /** @param lengthNanos of the scale, at least as long as the run */
    static Timeline of(RunTimeline run, long lengthNanos) {
        List<Span> spans = new ArrayList<>();
        run.tests()
                .forEach(test -> spans.add(new Span(
                        test.lane(),
                        Span.TEST,
                        shown(test.id()),
                        test.status().name().toLowerCase(Locale.ROOT),
                        test.startNanos(),
                        test.nanos(),
                        test.setupNanos(),
                        test.teardownNanos())));
        run.waits()
                .forEach(wait -> spans.add(new Span(
                        wait.lane(),
                        wait.kind().name(),
                        shown(wait.callee()),
                        place(wait.site()),
                        wait.startNanos(),
                        wait.nanos(),
                        0,
                        0)));
        spans.sort(Comparator.comparingLong(Span::startNanos));
        return new Timeline(
                lengthNanos,
                run.jvms().stream().map(PageTimelines::shown).toList(),
                run.lanes().stream()
                        .map(lane -> new Lane(lane.jvm(), shown(lane.thread())))
                        .toList(),
                spans,
                run.looks().stream()
                        .map(look -> new Look(
                                look.jvm(),
                                look.atNanos(),
                                look.processNanos(),
                                look.busyNanos(),
                                look.idleNanos(),
                                look.collectorNanos(),
                                look.compilerNanos()))
                        .toList(),
                run.starts().stream()
                        .map(start ->
                                new Start(start.jvm(), Math.max(0, start.pid()), place(start.site()), start.atNanos()))
                        .toList());
    }

    private static String place(@Nullable CallSite site) {
        return site == null ? "" : shown(Names.place(site));
    }

    private static String shown(String name) {
        return Names.shortened(name, NAME);
    }
}
