package dev.culprit.flamegraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.flamegraph.Timeline.Lane;
import dev.culprit.flamegraph.Timeline.Look;
import dev.culprit.flamegraph.Timeline.Span;
import dev.culprit.flamegraph.Timeline.Start;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PackedTimelinePropertyTest {

    private static final long MICRO = 1_000;

    @Property(tries = 200)
    void whatIsPackedComesBackInMicroseconds(@ForAll("timelines") Timeline timeline) {
        assertThat(read(new PackedTimeline(timeline).toBase64())).isEqualTo(timeline);
    }

    @Example
    void tenThousandWaitsTakeLittleRoom() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            long nanos = (1 + i * 7919L % 300_000) * MICRO;
            spans.add(new Span(
                    i % 8,
                    i % 3 == 0 ? "LOCK" : "SLEEP",
                    "Thread.sleep",
                    "Pool" + i % 40 + ".java:" + i % 97,
                    i * 1_237_211L,
                    nanos,
                    0,
                    0));
        }
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            lanes.add(new Lane(0, "worker-" + i));
        }
        Timeline timeline = new Timeline(13_000_000_000L, List.of("JVM 1"), lanes, spans, List.of(), List.of());

        assertThat(new PackedTimeline(timeline).toBase64()).hasSizeLessThan(150_000);
    }

    @Example
    void whatRefersToNothingIsRefused() {
        assertThatThrownBy(() -> new Timeline(
                        1, List.of("JVM 1"), List.of(new Lane(1, "main")), List.of(), List.of(), List.of()))
                .hasMessage("jvm 1 of 1");
        assertThatThrownBy(() -> new Span(0, "SLEEP", "", "", 0, 1, 1, 1)).hasMessageContaining("a span of 1 ns");
    }

    private static Timeline read(String base64) {
        TestingTreeReader columns = TestingTreeReader.columns(base64);
        long[] header = columns.column();
        assertThat(header[0]).isEqualTo(PackedTimeline.VERSION);
        List<String> strings = columns.strings();
        List<String> jvms = names(strings, columns.column());
        long[] laneJvm = columns.column();
        List<String> threads = names(strings, columns.column());
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < laneJvm.length; i++) {
            lanes.add(new Lane((int) laneJvm[i], threads.get(i)));
        }
        long[] lane = columns.column();
        List<String> kinds = names(strings, columns.column());
        List<String> called = names(strings, columns.column());
        List<String> notes = names(strings, columns.column());
        long[][] times = {columns.column(), columns.column(), columns.column(), columns.column()};
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < lane.length; i++) {
            spans.add(new Span(
                    (int) lane[i],
                    kinds.get(i),
                    called.get(i),
                    notes.get(i),
                    times[0][i] * MICRO,
                    times[1][i] * MICRO,
                    times[2][i] * MICRO,
                    times[3][i] * MICRO));
        }
        long[] lookJvm = columns.column();
        long[][] looked = {columns.column(), columns.column(), columns.column(), columns.column()};
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < lookJvm.length; i++) {
            looks.add(new Look(
                    (int) lookJvm[i],
                    looked[0][i] * MICRO,
                    orUnknown(looked[1][i]),
                    orUnknown(looked[2][i]),
                    orUnknown(looked[3][i]),
                    -1,
                    -1));
        }
        long[] startJvm = columns.column();
        long[] pids = columns.column();
        List<String> places = names(strings, columns.column());
        long[] at = columns.column();
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < startJvm.length; i++) {
            starts.add(new Start((int) startJvm[i], pids[i], places.get(i), at[i] * MICRO));
        }
        return new Timeline(header[1] * MICRO, jvms, lanes, spans, looks, starts);
    }

    private static long orUnknown(long packed) {
        return packed == 0 ? -1 : (packed - 1) * MICRO;
    }

    private static List<String> names(List<String> strings, long[] positions) {
        List<String> names = new ArrayList<>();
        for (long position : positions) {
            names.add(strings.get((int) position));
        }
        return names;
    }

    @Provide
    Arbitrary<Timeline> timelines() {
        Arbitrary<String> names = Arbitraries.strings().ofMaxLength(10);
        Arbitrary<Long> times = Arbitraries.longs().between(0, 1L << 40).map(micros -> micros * MICRO);
        Arbitrary<Long> cpu = Arbitraries.oneOf(Arbitraries.just(-1L), times);
        Arbitrary<Span> spans = Combinators.combine(
                        Arbitraries.of("TEST", "SLEEP", "LOCK"), names, names, times, times, times, times)
                .as((kind, name, note, start, body, setup, teardown) ->
                        new Span(0, kind, name, note, start, body + setup + teardown, setup, teardown));
        Arbitrary<Look> looks = Combinators.combine(times, cpu, cpu, cpu)
                .as((at, own, busy, idle) -> new Look(0, at, own, busy, idle, -1, -1));
        Arbitrary<Start> starts = Combinators.combine(Arbitraries.longs().between(0, 1 << 22), names, times)
                .as((pid, place, at) -> new Start(0, pid, place, at));
        return Combinators.combine(
                        times,
                        names,
                        names,
                        spans.list().ofMaxSize(20),
                        looks.list().ofMaxSize(20),
                        starts.list().ofMaxSize(5))
                .as((length, jvm, thread, spanned, looked, started) ->
                        new Timeline(length, List.of(jvm), List.of(new Lane(0, thread)), spanned, looked, started));
    }
}
