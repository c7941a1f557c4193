package dev.culprit.analyzer.formats.collapsed;

import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes lines of a path and two counts. Neighbours in a tree share most of their path, which is kept as bytes. Not thread safe. */
final class PathLines {

    private static final int FLUSHED_AT = 1 << 16;

    private final SampleTree tree;
    private final byte[][] names;
    private final byte[][] suffixes;
    private final boolean withLines;
    private final OutputStream out;

    // The path written last: its nodes, and where in the bytes each ends.
    private int[] nodes = new int[64];
    private int[] ends = new int[64];
    private int depth;
    private byte[] path = new byte[1 << 12];

    private int[] climbed = new int[64];
    private byte[] buffer = new byte[2 * FLUSHED_AT];
    private int size;

    PathLines(SampleTree tree, byte[][] names, boolean withLines, OutputStream out) {
        this.tree = tree;
        this.names = names;
        this.suffixes = tree.frames().stream()
                .map(frame -> TwoColumns.suffix(frame.type()))
                .toArray(byte[][]::new);
        this.withLines = withLines;
        this.out = out;
    }

    /** Writes a line, unless both counts are 0. */
    void write(int node, long first, long second) throws IOException {
        if (first == 0 && second == 0) {
            return;
        }
        moveTo(node);
        int length = depth == 0 ? 0 : ends[depth - 1];
        byte[] counts = (" " + first + " " + second + "\n").getBytes(StandardCharsets.US_ASCII);
        if (size + length + counts.length > buffer.length) {
            flush();
            if (length + counts.length > buffer.length) {
                out.write(path, 0, length);
                out.write(counts);
                return;
            }
        }
        System.arraycopy(path, 0, buffer, size, length);
        System.arraycopy(counts, 0, buffer, size + length, counts.length);
        size += length + counts.length;
    }

    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    /** Makes {@link #path} that of {@code node}: climbs from it to a node that the last path has at the same depth. */
    private void moveTo(int node) {
        int count = 0;
        int at = node;
        int shared = find(at);
        while (at > 0 && shared < 0) {
            climbed = count == climbed.length ? Arrays.copyOf(climbed, 2 * count) : climbed;
            climbed[count++] = at;
            at = tree.parent(at);
            shared = find(at);
        }
        depth = at > 0 ? shared + 1 : 0;
        while (--count >= 0) {
            push(climbed[count]);
        }
    }

    /** Where in the last path the node is, or -1: numbers grow along a path. */
    private int find(int node) {
        int found = Arrays.binarySearch(nodes, 0, depth, node);
        return found < 0 ? -1 : found;
    }

    private void push(int node) {
        if (depth == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * depth);
            ends = Arrays.copyOf(ends, 2 * depth);
        }
        int frame = tree.frame(node);
        byte[] name = names[frame];
        byte[] suffix = suffixes[frame];
        int at = depth == 0 ? 0 : ends[depth - 1];
        int needed = at + name.length + suffix.length + 16;
        if (needed > path.length) {
            path = Arrays.copyOf(path, 2 * needed);
        }
        if (depth > 0) {
            path[at++] = ';';
        }
        at = append(name, at);
        int line = tree.line(node);
        if (withLines && line > 0 && tree.frames().get(frame).type() == FrameType.JAVA) {
            at = append((":" + line).getBytes(StandardCharsets.US_ASCII), at);
        }
        nodes[depth] = node;
        ends[depth++] = append(suffix, at);
    }

    private int append(byte[] bytes, int at) {
        System.arraycopy(bytes, 0, path, at, bytes.length);
        return at + bytes.length;
    }
}
