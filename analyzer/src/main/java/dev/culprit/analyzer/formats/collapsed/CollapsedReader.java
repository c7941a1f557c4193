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

/** Reads collapsed stacks. A line's frames are compared with those of the line before: files are sorted, and what is equal is not read twice. */
public final class CollapsedReader {

    private static final int DEEPEST = 1 << 16;

    private final String file;
    private final Lines lines;
    private final Numbering numbering;
    private final FrameTable table;
    private final boolean twoColumns;
    private final int[] events;
    private final Counts counts = new Counts();

    /** Frames of the line, and for each the byte after it, counted from the line's beginning. */
    private int[] indexes = new int[64];

    private int[] ends = new int[64];
    private int depth;
    private int[] frames = new int[64];
    private int[] lineNumbers = new int[64];
    private int stack = -1;
    private int thread = -1;

    private CollapsedReader(String file, InputStream in, boolean twoColumns, SampleVisitor visitor) {
        this.file = file;
        this.lines = new Lines(in);
        this.numbering = new Numbering(visitor);
        this.table = new FrameTable(numbering);
        this.twoColumns = twoColumns;
        this.events = twoColumns ? new int[] {event("baseline"), event("candidate")} : new int[] {event("samples")};
    }

    private int event(String name) {
        return numbering.event(new SampledEvent(name, "", SampleUnit.SAMPLES, 0));
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
            new CollapsedReader(file, in, Columns.of(start) == 2, visitor).read();
        } catch (Lines.LineTooLong e) {
            throw new SampleFormatException(file, "a line is longer than " + Lines.LONGEST + " bytes");
        }
    }

    private void read() throws IOException {
        while (lines.next()) {
            byte[] bytes = lines.buffer();
            int start = lines.start();
            if (start == lines.stop() || bytes[start] == '#') {
                forgetLine();
                continue;
            }
            if (!counts.parse(bytes, start, lines.stop(), twoColumns ? 2 : 1)) {
                throw failure(twoColumns ? "has not two counts at its end" : "has no count at its end");
            }
            if (!split(bytes, start, counts.start())) {
                describe(bytes, start);
            }
            for (int i = 0; i < events.length; i++) {
                long count = counts.get(i);
                if (count > 0) {
                    numbering.visitor().sample(events[i], stack, thread, -1, count, count);
                }
            }
        }
    }

    private void forgetLine() {
        depth = 0;
        stack = -1;
        thread = -1;
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
            frames = Arrays.copyOf(frames, 2 * depth);
            lineNumbers = Arrays.copyOf(lineNumbers, 2 * depth);
        }
        int index = table.index(bytes, from, to);
        boolean same = indexes[depth] == index;
        indexes[depth] = index;
        ends[depth++] = to - start;
        return same;
    }

    /** Describes the stack of the line, unless it has no frame. */
    private void describe(byte[] bytes, int start) {
        String name = depth == 0 ? "" : ThreadFrame.name(bytes, start, start + ends[0]);
        int first = name.isEmpty() ? 0 : 1;
        thread = name.isEmpty() ? -1 : numbering.thread(indexes[0], name);
        stack = -1;
        if (depth == first) {
            return;
        }
        for (int i = first; i < depth; i++) {
            frames[i - first] = table.frame(indexes[i]);
            lineNumbers[i - first] = table.line(indexes[i]);
        }
        stack = numbering.stack();
        numbering.visitor().stack(stack, frames, lineNumbers, depth - first, false);
    }

    private SampleFormatException failure(String problem) {
        int length = Math.min(80, lines.stop() - lines.start());
        String text =
                new String(lines.buffer(), lines.start(), length, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
        return new SampleFormatException(file, "line " + lines.number() + " " + problem + ": " + text);
    }
}
