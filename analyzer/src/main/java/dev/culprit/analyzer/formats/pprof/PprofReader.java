package dev.culprit.analyzer.formats.pprof;

import dev.culprit.analyzer.formats.input.FrameText;
import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.formats.proto.Longs;
import dev.culprit.analyzer.formats.proto.ProtoReader;
import dev.culprit.analyzer.samples.SampleVisitor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads profile.proto, unpacked: its tables first, which are written after the samples that need them. */
public final class PprofReader {

    private static final int DEEPEST = 1 << 16;
    private static final Set<String> THREAD_LABELS = Set.of("thread", "thread.name", "thread_name");

    private final String file;
    private final byte[] bytes;
    private final Numbering numbering;
    private final PprofTables tables;
    private final Longs locations = new Longs();
    private final Longs values = new Longs();
    private int[] frames = new int[64];
    private int[] lines = new int[64];

    private PprofReader(String file, byte[] bytes, SampleVisitor visitor) throws SampleFormatException {
        this.file = file;
        this.bytes = bytes;
        this.numbering = new Numbering(visitor);
        this.tables = PprofTables.read(file, bytes);
    }

    /** Whether a file that begins with {@code start}, unpacked, is a profile. */
    public static boolean recognises(byte[] start) {
        return PprofShape.matches(start);
    }

    /**
     * Reads all samples.
     *
     * @throws SampleFormatException if the bytes are no profile, refer to what they do not have, or hold a difference with negative values
     */
    public static void read(String file, byte[] bytes, SampleVisitor visitor) throws SampleFormatException {
        new PprofReader(file, bytes, visitor).read();
    }

    private void read() throws SampleFormatException {
        List<ValueColumn> columns = ValueColumn.of(tables);
        if (columns.isEmpty()) {
            throw new SampleFormatException(file, "the profile has no type of samples");
        }
        int[] events = columns.stream()
                .mapToInt(column -> numbering.event(column.event()))
                .toArray();
        ProtoReader profile = new ProtoReader(file, bytes);
        long startNanos = 0;
        long durationNanos = 0;
        while (profile.next()) {
            switch (profile.field()) {
                case PprofFields.SAMPLE -> readSample(profile.message(), columns, events);
                case PprofFields.TIME -> startNanos = profile.number();
                case PprofFields.DURATION -> durationNanos = profile.number();
                default -> {}
            }
        }
        if (startNanos + durationNanos > startNanos) {
            numbering.visitor().span(startNanos, startNanos + durationNanos);
        }
    }

    private void readSample(ProtoReader sample, List<ValueColumn> columns, int[] events) throws SampleFormatException {
        locations.clear();
        values.clear();
        String thread = "";
        while (sample.next()) {
            switch (sample.field()) {
                case PprofFields.SAMPLE_LOCATION -> sample.numbers(locations);
                case PprofFields.SAMPLE_VALUE -> sample.numbers(values);
                case PprofFields.SAMPLE_LABEL -> {
                    String name = thread(sample.message());
                    thread = name.isEmpty() ? thread : name;
                }
                default -> {}
            }
        }
        int stack = stack(sample);
        int threadNumber = thread.isEmpty() ? -1 : numbering.thread(0, thread);
        for (int i = 0; i < events.length; i++) {
            ValueColumn column = columns.get(i);
            long samples = column.samples(values, sample);
            long weight = column.weight(values, sample);
            if (samples > 0 || weight > 0) {
                numbering.visitor().sample(events[i], stack, threadNumber, -1, Math.max(1, samples), weight);
            }
        }
    }

    private String thread(ProtoReader label) throws SampleFormatException {
        String key = "";
        String value = "";
        while (label.next()) {
            switch (label.field()) {
                case PprofFields.LABEL_KEY -> key = tables.string(label.number(), label);
                case PprofFields.LABEL_TEXT -> value = tables.string(label.number(), label);
                default -> {}
            }
        }
        return THREAD_LABELS.contains(key) ? value : "";
    }

    /** A location with several lines is a call that was inlined into the next line's function; innermost first, like the locations. */
    private int stack(ProtoReader sample) throws SampleFormatException {
        int depth = 0;
        for (int i = locations.size() - 1; i >= 0; i--) {
            PprofTables.Location location = tables.location(locations.get(i), sample);
            for (int line = location.functions().length - 1; line >= 0; line--) {
                if (depth == frames.length) {
                    if (depth >= DEEPEST) {
                        throw sample.failure("a stack of more than " + DEEPEST + " frames");
                    }
                    frames = Arrays.copyOf(frames, 2 * depth);
                    lines = Arrays.copyOf(lines, 2 * depth);
                }
                FrameText text = location.functions()[line];
                frames[depth] = numbering.frame(text.frame());
                lines[depth++] = location.lines()[line] > 0 ? location.lines()[line] : text.line();
            }
        }
        if (depth == 0) {
            return -1;
        }
        int stack = numbering.stack();
        numbering.visitor().stack(stack, frames, lines, depth, false);
        return stack;
    }
}
