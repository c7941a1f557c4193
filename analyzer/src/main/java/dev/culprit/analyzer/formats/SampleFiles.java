package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.collapsed.CollapsedReader;
import dev.culprit.analyzer.formats.flame.FlameGraphReader;
import dev.culprit.analyzer.formats.input.ByteSource;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.formats.jfr.JfrReader;
import dev.culprit.analyzer.formats.jmh.JmhResult;
import dev.culprit.analyzer.formats.json.SamplesJsonReader;
import dev.culprit.analyzer.formats.pprof.PprofReader;
import dev.culprit.analyzer.formats.speedscope.SpeedscopeReader;
import dev.culprit.analyzer.samples.SampleVisitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files of samples, of any format that can be read. They are told apart by their content, whatever they are called. */
public final class SampleFiles {

    private SampleFiles() {}

    /** The format of {@code file}; empty for one that is none of ours, and for culprit's own profiles. */
    public static Optional<SampleFormat> recognise(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            byte[] start = start(source);
            return Recognition.isGzip(start)
                    ? Recognition.of(Unpacked.start(source, Recognition.LOOKED_AT))
                    : Recognition.of(start);
        }
    }

    /**
     * Reads all samples of {@code file}.
     *
     * @throws SampleFormatException if it is none of the formats, or contradicts itself; the message is one line
     * @throws IOException if it cannot be read
     */
    public static SampleReading read(Path file, SampleVisitor visitor, ReadOptions options) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return read(source, visitor, options);
        }
    }

    /**
     * Reads all samples of a file that is in memory.
     *
     * @param name how to call it in messages
     * @throws SampleFormatException if it is none of the formats, or contradicts itself; the message is one line
     */
    public static SampleReading read(String name, ByteBuffer bytes, SampleVisitor visitor, ReadOptions options)
            throws IOException {
        try (ByteSource source = ByteSource.of(name, bytes)) {
            return read(source, visitor, options);
        }
    }

    private static SampleReading read(ByteSource source, SampleVisitor visitor, ReadOptions options)
            throws IOException {
        byte[] start = start(source);
        if (!Recognition.isGzip(start)) {
            return read(source, format(source, start), start, visitor, options);
        }
        byte[] unpackedStart = Unpacked.start(source, Recognition.LOOKED_AT);
        SampleFormat format = format(source, unpackedStart);
        try (ByteSource unpacked = Unpacked.all(source, format)) {
            return read(unpacked, format, unpackedStart, visitor, options);
        }
    }

    private static SampleFormat format(ByteSource source, byte[] start) throws SampleFormatException {
        return Recognition.of(start).orElseThrow(() -> new SampleFormatException(source.name(), unknown(start)));
    }

    private static SampleReading read(
            ByteSource source, SampleFormat format, byte[] start, SampleVisitor visitor, ReadOptions options)
            throws IOException {
        String name = source.name();
        List<String> missing = List.of();
        try {
            switch (format) {
                case JFR -> missing = JfrReader.read(source, visitor, options);
                case COLLAPSED -> CollapsedReader.read(name, new SourceStream(source), start, visitor);
                case PPROF -> PprofReader.read(name, Whole.of(source), visitor);
                case SPEEDSCOPE -> SpeedscopeReader.read(name, () -> new SourceStream(source), visitor);
                case FLAME_GRAPH -> FlameGraphReader.read(name, Whole.text(source), visitor);
                case JSON -> SamplesJsonReader.read(name, new SourceStream(source), visitor);
            }
        } catch (ArithmeticException e) {
            throw tooLarge(name);
        }
        return new SampleReading(format, missing);
    }

    /** Sums are guarded where they are made: one that wrapped would be a function that vanished. */
    static SampleFormatException tooLarge(String name) {
        return new SampleFormatException(
                name,
                "its amounts add up to more than " + Long.MAX_VALUE + " (2^63 - 1); have it written in a larger unit");
    }

    private static String unknown(byte[] start) {
        if (start.length == 0) {
            return "it is empty";
        }
        if (JmhResult.recognises(start)) {
            return "it is a result of JMH, which has scores and no stacks";
        }
        return Recognition.isZip(start)
                ? "it is a zip, perhaps one of culprit's own profiles, and no file of samples"
                : "it is no JFR recording, collapsed stacks, pprof profile, speedscope JSON or flame graph of async-profiler";
    }

    private static byte[] start(ByteSource source) throws IOException {
        byte[] start = new byte[Recognition.LOOKED_AT];
        int read = source.read(0, start, 0, start.length);
        return Arrays.copyOf(start, Math.max(0, read));
    }
}
