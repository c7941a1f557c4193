package dev.culprit.analyzer.formats.collapsed;

import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads collapsed stacks. A line's frames are compared with those of the line before: files are sorted, and what is equal is not read twice. */
public final class CollapsedReader {

    private static final int DEEPEST = 1 << 16;

    private final String file;
    private final Lines lines;
    private final FrameTable table;
    private final StackBatch batch;
    private final int columns;
    private final Counts counts = new Counts();

    /** Frames of the line, and for each the byte after it, counted from the line's beginning. */
    private int[] indexes = new int[64];

    private int[] ends = new int[64];
    private int depth;

    /** Whether there is no line before that can be compared with. */
    private boolean first = true;

    private CollapsedReader(String file, InputStream in, int columns, SampleVisitor visitor) {
        this.file = file;
        this.lines = new Lines(in);
        Numbering numbering = new Numbering(visitor);
        this.table = new FrameTable(numbering);
        this.columns = columns;
        List<String> events = columns == 2 ? List.of("baseline", "candidate") : List.of("samples");
        this.batch = new StackBatch(
                table,
                numbering,
                events.stream().mapToInt(event -> number(numbering, event)).toArray());
    }

    private static int number(Numbering numbering, String event) {
        return numbering.event(new SampledEvent(event, "", SampleUnit.SAMPLES, 0));
    }

    /** Whether a file that begins with {@code start} holds collapsed stacks. */
    public static boolean recognises(byte[] start) {
        return Columns.of(start) > 0;
    }

    /**
     * Reads all stacks of {@code in}. A file with two counts a line is a difference: they are the events "baseline" and "candidate".
     *
     * @param start how the file begins
     * @throws SampleFormatException if a line has no count, or one that is negative or too large
     */
    public static void read(String file, InputStream in, byte[] start, SampleVisitor visitor) throws IOException {
        try {
            new CollapsedReader(file, in, Math.max(1, Columns.of(start)), visitor).read();
        } catch (Lines.LineTooLong e) {
            throw new SampleFormatException(file, "a line is longer than " + Lines.LONGEST + " bytes");
        }
    }

    private void read() throws IOException {
        while (lines.next()) {
            byte[] bytes = lines.buffer();
            int start = lines.start();
            if (start == lines.stop() || bytes[start] == '#') {
                depth = 0;
                first = true;
                continue;
            }
            if (!counts.parse(bytes, start, lines.stop(), columns)) {
                throw failure(columns == 2 ? "has not two counts at its end" : "has no count at its end");
            }
            if (split(bytes, start, counts.start()) && !first) {
                batch.addToLast(counts);
            } else {
                batch.add(indexes, depth, counts);
            }
            first = false;
        }
        batch.handOver();
    }

    /** Finds the frames between {@code start} and {@code stop}; whether they are those of the line before. */
    private boolean split(byte[] bytes, int start, int stop) throws IOException {
        int shared = lines.shared();
        int kept = 0;
        // The last frame of either line may go on beyond what both have in common.
        while (kept < depth && ends[kept] < shared && ends[kept] < stop - start && bytes[start + ends[kept]] == ';') {
            kept++;
        }
        int before = depth;
        int at = kept == 0 ? start : start + ends[kept - 1] + 1;
        depth = kept;
        boolean same = true;
        while (at <= stop) {
            int end = Search.find(bytes, at, stop, ';');
            if (end > at) {
                same = add(bytes, at, end, start) && same;
            }
            at = end + 1;
        }
        return same && depth == before;
    }

    private boolean add(byte[] bytes, int from, int to, int start) throws IOException {
        if (depth == indexes.length) {
            if (depth == DEEPEST) {
                throw failure("has more than " + DEEPEST + " frames");
            }
            indexes = Arrays.copyOf(indexes, 2 * depth);
            ends = Arrays.copyOf(ends, 2 * depth);
        }
        int index = table.index(bytes, from, to);
        boolean same = indexes[depth] == index;
        indexes[depth] = index;
        ends[depth++] = to - start;
        return same;
    }

    private SampleFormatException failure(String problem) {
        int length = Math.min(80, lines.stop() - lines.start());
        String text =
                new String(lines.buffer(), lines.start(), length, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
        return new SampleFormatException(file, "line " + lines.number() + " " + problem + ": " + text);
    }
}
