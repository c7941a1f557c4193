package dev.culprit.flamegraph;

import dev.culprit.flamegraph.Timeline.Lane;
import dev.culprit.flamegraph.Timeline.Look;
import dev.culprit.flamegraph.Timeline.Span;
import dev.culprit.flamegraph.Timeline.Start;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Packs a timeline for the page; {@code js/spans.js} unpacks it. Times are microseconds, which is finer than a screen and two bytes less
 * each than nanoseconds.
 *
 * <p>Columns in order: header (version, length); strings (lengths, units); JVMs; lanes (JVM, thread); spans (lane, kind, name, note, start,
 * length, setup, teardown); looks (JVM, at, process, busy, idle; these three one more than they are, so that 0 is not known); starts (JVM,
 * pid, place, at).
 */
final class PackedTimeline {

    static final int VERSION = 1;

    private static final long MICRO = 1_000;

    private final Timeline timeline;
    private final Map<String, Integer> strings = new LinkedHashMap<>();

    PackedTimeline(Timeline timeline) {
        this.timeline = timeline;
    }

    String toBase64() {
        return columns().toBase64();
    }

    Columns columns() {
        List<Span> spans = timeline.spans();
        List<Look> looks = timeline.looks();
        List<Start> starts = timeline.starts();
        long[] jvms = timeline.jvms().stream().mapToLong(this::string).toArray();
        long[] threads = column(timeline.lanes(), lane -> string(lane.thread()));
        long[] kinds = column(spans, span -> string(span.kind()));
        long[] names = column(spans, span -> string(span.name()));
        long[] notes = column(spans, span -> string(span.note()));
        long[] places = column(starts, start -> string(start.place()));
        return new Columns()
                .add(VERSION, micros(timeline.lengthNanos()))
                .add(List.copyOf(strings.keySet()))
                .add(jvms)
                .add(column(timeline.lanes(), Lane::jvm))
                .add(threads)
                .add(column(spans, Span::lane))
                .add(kinds)
                .add(names)
                .add(notes)
                .add(column(spans, span -> micros(span.startNanos())))
                .add(column(spans, span -> micros(span.nanos())))
                .add(column(spans, span -> micros(span.setupNanos())))
                .add(column(spans, span -> micros(span.teardownNanos())))
                .add(column(looks, Look::jvm))
                .add(column(looks, look -> micros(look.atNanos())))
                .add(column(looks, look -> orUnknown(look.processNanos())))
                .add(column(looks, look -> orUnknown(look.busyNanos())))
                .add(column(looks, look -> orUnknown(look.idleNanos())))
                .add(column(starts, Start::jvm))
                .add(column(starts, Start::pid))
                .add(places)
                .add(column(starts, start -> micros(start.atNanos())));
    }

    private static <T> long[] column(List<T> rows, ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).toArray();
    }

    private static long micros(long nanos) {
        return nanos / MICRO;
    }

    private static long orUnknown(long nanos) {
        return nanos < 0 ? 0 : micros(nanos) + 1;
    }

    private long string(String value) {
        return strings.computeIfAbsent(value, unused -> strings.size());
    }
}
