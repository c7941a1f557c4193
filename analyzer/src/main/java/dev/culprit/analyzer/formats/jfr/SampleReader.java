package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleDetail;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the events of one kind in one chunk. Not thread safe. */
final class SampleReader implements EventReader {

    private static final int TIME = 0;
    private static final int THREAD = 1;
    private static final int STACK = 2;
    private static final int WEIGHT = 3;
    private static final int SAMPLES = 4;
    private static final int STATE = 5;
    private static final int OBJECT = 6;
    private static final int FAILED = 7;
    private static final int UNWANTED = -1;
    private static final String NO_FIELD = " ";

    /** What a sample is, and its number. */
    private record Numbered(int number, SampledEvent event) {}

    private final SampleKind kind;
    private final Layout layout;
    private final ChunkHeader chunk;
    private final Constants constants;
    private final @Nullable ChunkStacks stacks;
    private final ChunkSamples to;
    private final Numbering numbering;
    private final SampledEvents events;
    private final boolean ticks;
    private final long least;
    private final boolean objectClasses;
    private final boolean tellsThreads;
    private final Map<Long, Integer> threads = new HashMap<>();
    private final Map<Long, Numbered> byState = new HashMap<>();
    private long lastState = -1;
    private @Nullable Numbered lastEvent;
    private long lastThread = -1;
    private int lastThreadNumber = -1;

    SampleReader(
            SampleKind kind,
            Cursor cursor,
            Metadata metadata,
            JfrType type,
            ChunkHeader chunk,
            Constants constants,
            @Nullable ChunkStacks stacks,
            ChunkSamples to,
            Numbering numbering,
            SampledEvents events,
            ReadOptions options)
            throws IOException {
        this.kind = kind;
        this.chunk = chunk;
        this.constants = constants;
        this.stacks = stacks;
        this.to = to;
        this.tellsThreads = numbering.visitor().detail() != SampleDetail.STACKS;
        this.numbering = numbering;
        this.events = events;
        this.least = events.least(kind);
        this.objectClasses = options.objectClasses() && !kind.objectClass().isEmpty();
        this.layout = Layout.of(
                cursor,
                metadata,
                type.fields(),
                "startTime",
                kind.thread(),
                "stackTrace",
                orNone(kind.weight()),
                orNone(kind.samples()),
                kind == SampleKind.EXECUTION ? "state" : NO_FIELD,
                orNone(objectClasses ? kind.objectClass() : ""),
                kind == SampleKind.CPU_TIME ? "failed" : NO_FIELD);
        this.ticks = type.fields().stream()
                .anyMatch(field ->
                        field.name().equals(kind.weight()) && field.unit().equals("TICKS"));
    }

    private static String orNone(String field) {
        return field.isEmpty() ? NO_FIELD : field;
    }

    @Override
    public void read(Cursor cursor) throws IOException {
        layout.readWanted(cursor);
        long samples = kind.samples().isEmpty() ? 1 : layout.number(SAMPLES);
        if (samples <= 0) {
            return;
        }
        Numbered event = event(layout.number(STATE));
        if (event.number() == UNWANTED) {
            return;
        }
        int stack = stacks == null || layout.number(FAILED) != 0 ? -1 : stacks.index(layout.number(STACK));
        to.add(
                event.number(),
                stack,
                stacks == null || stack < 0 || !objectClasses
                        ? ChunkStacks.NO_FRAME
                        : stacks.objectFrame(layout.number(OBJECT)),
                tellsThreads ? thread(layout.number(THREAD)) : -1,
                chunk.epochNanos(layout.number(TIME)),
                samples,
                weight(event.event(), samples));
    }

    /** All samples of a kind are of the same event, where that does not depend on the state of their threads. */
    @Override
    public boolean isInVain() {
        Numbered last = lastEvent;
        return last != null && last.number() == UNWANTED && !events.dependsOnState(kind);
    }

    private long weight(SampledEvent event, long samples) {
        if (!kind.weight().isEmpty()) {
            long number = layout.number(WEIGHT);
            long weight = Math.max(least, ticks ? chunk.nanos(number) : number);
            if (kind == SampleKind.CPU_TIME) {
                events.cpuTimePeriod(weight);
            }
            return weight;
        }
        return event.unit() == SampleUnit.SAMPLES ? samples : Math.multiplyExact(samples, event.interval());
    }

    private Numbered event(long state) {
        Numbered last = lastEvent;
        if (last != null && state == lastState) {
            return last;
        }
        Numbered event = byState.computeIfAbsent(state, this::describe);
        lastState = state;
        lastEvent = event;
        return event;
    }

    private Numbered describe(long state) {
        String threadState = kind == SampleKind.EXECUTION ? constants.threadState(state) : "";
        SampledEvent event = events.describe(kind, threadState);
        return new Numbered(numbering.visitor().wants(event) ? numbering.event(event) : UNWANTED, event);
    }

    private int thread(long id) {
        if (id != lastThread) {
            lastThreadNumber = threads.computeIfAbsent(id, this::describeThread);
            lastThread = id;
        }
        return lastThreadNumber;
    }

    private int describeThread(long id) {
        String name = constants.thread(id);
        return name.isEmpty() ? -1 : numbering.thread(id, name);
    }
}
