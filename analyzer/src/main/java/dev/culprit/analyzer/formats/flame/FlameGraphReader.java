package dev.culprit.analyzer.formats.flame;

import dev.culprit.analyzer.formats.input.FrameText;
import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the data of a flame graph: a table of names, each given by what it does not share with the one before, and a line for each box with
 * its name, level and width. What a box has beyond the boxes upon it are the samples of its own.
 */
public final class FlameGraphReader {

    private static final int DEEPEST = 1 << 16;
    private static final int TYPES = 8;

    private final String file;
    private final BufferedReader in;
    private final Numbering numbering;
    private final List<String> names = new ArrayList<>();
    private final PageTexts page = new PageTexts();
    private long lineNumber;
    private int event = -1;

    // The box read last and those below it; level 0 is the whole.
    private int[] frames = new int[64];
    private int[] lines = new int[64];
    private long[] own = new long[64];
    private int level = -1;

    /** Whether the script with the boxes has ended, as it does in pages of all versions. */
    private boolean ended;

    private long lastWidth;

    private FlameGraphReader(String file, BufferedReader in, SampleVisitor visitor) {
        this.file = file;
        this.in = in;
        this.numbering = new Numbering(visitor);
    }

    /** Whether a file that begins with {@code start} is a flame graph of async-profiler. */
    public static boolean recognises(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("<") && text.contains("async-profiler");
    }

    /**
     * Reads all boxes.
     *
     * @throws SampleFormatException if the page has no data or was cut off, or they contradict themselves
     */
    public static void read(String file, BufferedReader in, SampleVisitor visitor) throws IOException {
        new FlameGraphReader(file, in, visitor).read();
    }

    private void read() throws IOException {
        for (String line = next(); line != null; line = next()) {
            if (line.startsWith("const cpool")) {
                readNames();
            } else if (BoxLine.isOne(line)) {
                readBox(line);
                ended = false;
            } else {
                ended |= line.contains("</script>");
                page.look(line);
            }
        }
        if (level < 0) {
            throw new SampleFormatException(file, "the page has no flame graph that can be read");
        }
        if (!ended) {
            // What follows the last box would pass for own code of those below it.
            throw new SampleFormatException(
                    file, "the page was cut off after line " + (lineNumber - 1) + "; copy it again");
        }
        leaveTo(0);
    }

    private String next() throws IOException {
        lineNumber++;
        return in.readLine();
    }

    private void readNames() throws IOException {
        String name = "";
        for (String line = next(); line != null && line.startsWith("'"); line = next()) {
            int end = line.lastIndexOf('\'');
            String packed = unescaped(line.substring(1, Math.max(1, end)));
            int shared = packed.isEmpty() ? -1 : packed.charAt(0) - ' ';
            if (names.isEmpty()) {
                names.add(packed); // "all", as it is
                continue;
            }
            if (shared < 0 || shared > name.length()) {
                throw failure("a name shares " + shared + " characters with one of " + name.length());
            }
            name = name.substring(0, shared) + packed.substring(1);
            names.add(name);
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\'", "'").replace("\\\\", "\\");
    }

    private void readBox(String line) throws SampleFormatException {
        BoxLine box = BoxLine.parse(line);
        if (box == null || box.isPacked() && box.key() >>> 3 >= names.size()) {
            throw failure("a box that cannot be read: " + line);
        }
        // The first box is the whole; some write it as the one beside a box before it.
        int to = level < 0 ? 0 : box.level(level);
        if (to < 0 || to > level + 1 || to > DEEPEST) {
            throw failure("a box on level " + to + " after one on level " + level);
        }
        long width = box.width() < 0 ? lastWidth : box.width();
        leaveTo(to);
        if (to == 0) {
            event = numbering.event(new SampledEvent(page.eventName(), "", page.unit(), 0));
        } else {
            own[to - 1] = Math.subtractExact(own[to - 1], width);
        }
        enter(to, box, width);
    }

    private void enter(int to, BoxLine box, long width) {
        if (to == frames.length) {
            frames = Arrays.copyOf(frames, 2 * to);
            lines = Arrays.copyOf(lines, 2 * to);
            own = Arrays.copyOf(own, 2 * to);
        }
        level = to;
        own[to] = width;
        lastWidth = width;
        if (to > 0) {
            FrameText text = box.isPacked()
                    ? FrameText.parse(names.get(box.key() >>> 3), type(box.key() % TYPES))
                    : FrameText.parse(box.title());
            frames[to - 1] = numbering.frame(text.frame());
            lines[to - 1] = text.line();
        }
    }

    /** Hands on the samples of the boxes on the way down to {@code to}, which are complete. */
    private void leaveTo(int to) throws SampleFormatException {
        for (; level >= to; level--) {
            if (own[level] < 0) {
                throw failure("the boxes upon a box are wider than it");
            }
            if (own[level] > 0) {
                int stack = level == 0 ? -1 : numbering.stack();
                if (stack >= 0) {
                    numbering.visitor().stack(stack, frames, lines, level, false);
                }
                numbering.visitor().sample(event, stack, -1, -1, page.samples(own[level]), own[level]);
            }
        }
    }

    private static FrameType type(int number) {
        return switch (number) {
            case 3 -> FrameType.NATIVE;
            case 4 -> FrameType.CPP;
            case 5 -> FrameType.KERNEL;
            default -> FrameType.JAVA;
        };
    }

    private SampleFormatException failure(String problem) {
        return new SampleFormatException(file, "line " + lineNumber + " has " + problem);
    }
}
