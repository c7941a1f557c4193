package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;

/**
 * Reads how many samples by CPU time the JDK took in one chunk and could not keep. They stand for as much as those that it kept, whose period
 * it changes as it goes where its setting is a number of samples a second: so they are handed over when the chunk has been read. Not thread safe.
 */
final class LostSampleReader implements EventReader {

    private static final int TIME = 0;
    private static final int SAMPLES = 1;

    private final Layout layout;
    private final ChunkHeader chunk;
    private final Numbering numbering;
    private final SampledEvents events;
    private final SampledEvent event;
    private boolean asked;
    private boolean wanted;
    private long lost;
    private long lastTicks;

    LostSampleReader(
            Cursor cursor,
            Metadata metadata,
            JfrType type,
            ChunkHeader chunk,
            Numbering numbering,
            SampledEvents events)
            throws IOException {
        this.layout = Layout.of(cursor, metadata, type.fields(), "startTime", SampleKind.CPU_TIME_LOST.samples());
        this.chunk = chunk;
        this.numbering = numbering;
        this.events = events;
        this.event = events.describe(SampleKind.CPU_TIME_LOST, "");
    }

    @Override
    public void read(Cursor cursor) throws IOException {
        layout.readWanted(cursor);
        long samples = layout.number(SAMPLES);
        if (samples <= 0) {
            return;
        }
        if (!asked) {
            asked = true;
            wanted = numbering.visitor().wants(event);
        }
        lost = Math.addExact(lost, samples);
        lastTicks = layout.number(TIME);
    }

    @Override
    public boolean isInVain() {
        return asked && !wanted;
    }

    /** With the time of the last, and of no thread: without a stack they are below none. */
    @Override
    public void finish(ChunkSamples samples) throws IOException {
        if (wanted && lost > 0) {
            samples.add(
                    numbering.event(event),
                    -1,
                    ChunkStacks.NO_FRAME,
                    -1,
                    chunk.epochNanos(lastTicks),
                    lost,
                    Math.multiplyExact(lost, events.cpuTimePeriod()));
        }
    }
}
