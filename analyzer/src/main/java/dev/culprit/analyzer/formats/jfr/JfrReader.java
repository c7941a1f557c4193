package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.formats.input.ByteSource;
import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.analyzer.samples.SampleDetail;
import dev.culprit.analyzer.samples.SampleVisitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads recordings chunk by chunk: in a chunk its metadata, its constant pools, its settings, and then its samples in the order of the
 * file. Holds the constant pools of one chunk at a time. Not thread safe.
 */
public final class JfrReader {

    /** Samples with their times come in any order of their stacks, so that what is read beside a stack may be read in vain. */
    private static final int STACKS_AT_A_TIME = 1 << 15;

    private static final int UNWANTED = -2;

    private final Cursor cursor;
    private final Cursor frames;
    private final StackPlaces places = new StackPlaces();
    private final ByteSource source;
    private final Numbering numbering;
    private final ReadOptions options;
    private final Settings settings = new Settings();
    private @Nullable Metadata lastMetadata;
    private final List<String> missing = new ArrayList<>();
    private long dropped;

    private JfrReader(ByteSource source, SampleVisitor visitor, ReadOptions options) {
        this.source = source;
        this.cursor = new Cursor(source, Cursor.WINDOW);
        this.frames = new Cursor(source, STACKS_AT_A_TIME);
        this.numbering = new Numbering(visitor);
        this.options = options;
    }

    /** Whether a file that begins with {@code bytes} is a recording. */
    public static boolean recognises(byte[] bytes) {
        return ChunkHeader.begins(bytes);
    }

    /**
     * Reads all samples.
     *
     * @return what is missing, in sentences; empty when the recording is whole
     * @throws SampleFormatException if the source is no recording, or contradicts itself
     */
    public static List<String> read(ByteSource source, SampleVisitor visitor, ReadOptions options) throws IOException {
        JfrReader reader = new JfrReader(source, visitor, options);
        reader.readChunks();
        reader.reportDropped();
        return List.copyOf(reader.missing);
    }

    private void readChunks() throws IOException {
        long position = 0;
        while (position < source.size()) {
            if (position > 0 && !isChunk(position)) {
                missing.add("what follows byte " + position + " is no chunk of a recording and is left out");
                return;
            }
            cursor.bound(source.size());
            cursor.seek(position);
            ChunkHeader chunk = ChunkHeader.read(cursor);
            boolean whole = chunk.size() >= ChunkHeader.BYTES && chunk.size() <= source.size() - position;
            long end = whole ? position + chunk.size() : source.size();
            if (chunk.finished() && whole) {
                readChunk(chunk, end);
            } else {
                readUnfinished(chunk, end);
            }
            position = end;
        }
    }

    private void drop(long bytes) {
        dropped += Math.max(0, Math.min(bytes, Long.MAX_VALUE - dropped));
    }

    private void reportDropped() {
        if (dropped > 0) {
            missing.add("the JDK dropped " + dropped + " bytes of events that it could not write down in time ("
                    + DataLossReader.EVENT + "); samples may be among them");
        }
    }

    private boolean isChunk(long position) throws IOException {
        byte[] start = new byte[ChunkHeader.BYTES];
        return source.read(position, start, 0, start.length) == start.length && ChunkHeader.begins(start);
    }

    /** Reads what the recorder had written down when it was stopped, or what is left of a file that was cut off. */
    private void readUnfinished(ChunkHeader chunk, long end) throws IOException {
        String what = "the chunk at byte " + chunk.start() + " is cut off or was not finished";
        if (chunk.constants() == 0 || chunk.metadata() == 0) {
            missing.add(what + "; its samples cannot be read");
            return;
        }
        try {
            readChunk(chunk, end);
            missing.add(what + "; its last samples may be missing");
        } catch (SampleFormatException e) {
            missing.add(what + "; samples of it are missing (" + e.getMessage() + ")");
        }
    }

    private void readChunk(ChunkHeader chunk, long end) throws IOException {
        cursor.compressed(chunk.compressed());
        frames.compressed(chunk.compressed());
        cursor.bound(end);
        cursor.seek(within(chunk, chunk.metadata(), end, "metadata"));
        Metadata metadata = Metadata.read(cursor, lastMetadata);
        lastMetadata = metadata;
        within(chunk, chunk.constants(), end, "constant pool");
        Constants constants = Constants.read(cursor, chunk, metadata, frames, places);
        cursor.seek(chunk.start() + ChunkHeader.BYTES);
        settings.read(cursor, metadata, !constants.byAsyncProfiler());
        cursor.seek(chunk.start() + ChunkHeader.BYTES);
        numbering.visitor().span(chunk.startNanos(), chunk.endNanos());
        Readers readers = readers(chunk, metadata, constants);
        try {
            readEvents(readers);
        } finally {
            readers.finish();
        }
    }

    private long within(ChunkHeader chunk, long offset, long end, String what) throws SampleFormatException {
        if (offset < ChunkHeader.BYTES || offset >= end - chunk.start()) {
            throw cursor.failure(
                    chunk.start(), "the " + what + " would be " + offset + " bytes further, outside of the chunk");
        }
        return chunk.start() + offset;
    }

    /** @param byType index in the list by number of the event's type; {@link #UNWANTED} where nobody wants these samples */
    private record Readers(LongIntMap byType, List<EventReader> list, ChunkSamples samples) {

        void add(JfrType type, EventReader reader) {
            byType.put(type.id(), list.size());
            list.add(reader);
        }

        void finish() throws IOException {
            for (EventReader reader : list) {
                reader.finish(samples);
            }
            samples.finish();
        }
    }

    private Readers readers(ChunkHeader chunk, Metadata metadata, Constants constants) throws IOException {
        Stacks stacks = constants.stacks();
        ChunkStacks numbers = stacks == null ? null : new ChunkStacks(constants, stacks, numbering);
        ChunkSamples samples = numbering.visitor().detail() == SampleDetail.MOMENTS
                ? new EachSample(numbering.visitor(), numbers)
                : new AddedSamples(
                        numbering.visitor(),
                        numbers,
                        stacks == null ? 0 : stacks.places().size());
        SampledEvents events = new SampledEvents(settings, constants);
        Readers readers = new Readers(new LongIntMap(), new ArrayList<>(), samples);
        for (SampleKind kind : SampleKind.values()) {
            JfrType type = metadata.type(kind.event());
            if (type != null) {
                readers.add(
                        type,
                        kind == SampleKind.CPU_TIME_LOST
                                ? new LostSampleReader(cursor, metadata, type, chunk, numbering, events)
                                : new SampleReader(
                                        kind, cursor, metadata, type, chunk, constants, numbers, samples, numbering,
                                        events, options));
            }
        }
        for (EnvironmentEvent event : EnvironmentEvent.values()) {
            JfrType type = metadata.type(event.type());
            if (type != null) {
                readers.add(type, new EnvironmentReader(event, cursor, metadata, type, constants, numbering.visitor()));
            }
        }
        JfrType loss = metadata.type(DataLossReader.EVENT);
        if (loss != null) {
            readers.add(loss, new DataLossReader(cursor, metadata, loss, this::drop));
        }
        return readers;
    }

    private void read(Readers readers, long type, int number) throws IOException {
        EventReader reader = readers.list().get(number);
        reader.read(cursor);
        if (reader.isInVain()) {
            readers.byType().put(type, UNWANTED);
        }
    }

    private void readEvents(Readers readers) throws IOException {
        while (cursor.remaining() > 0) {
            long start = cursor.position();
            long left = cursor.remaining();
            long size = cursor.readInt();
            if (size <= 0 || size > left) {
                throw cursor.failure(start, "an event of " + size + " bytes, where " + left + " are left of the chunk");
            }
            long type = cursor.readLong();
            int reader = readers.byType().get(type);
            if (reader >= 0) {
                read(readers, type, reader);
                if (cursor.position() > start + size) {
                    throw cursor.failure(start, "an event of " + size + " bytes is longer than that");
                }
            }
            cursor.seek(start + size);
        }
    }
}
