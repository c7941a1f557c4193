package dev.culprit.flamegraph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** Unpacks a tree as the page does, written from the format's description. */
final class TestingTreeReader {

    private final ByteBuffer bytes;

    private TestingTreeReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static FlameTree read(PackedTree packed) {
        List<FlameView> views = packed.views().stream()
                .map(view -> columns(view.base64()).view(view))
                .toList();
        return columns(packed.nodes()).tree(views);
    }

    private FlameView view(PackedTree.Stream stream) {
        long[] header = column();
        long[] baseline = column();
        return new FlameView(
                stream.name(),
                stream.title(),
                stream.unit(),
                header[1],
                (int) header[2],
                baseline,
                differences(baseline));
    }

    /** What is packed in columns, to be read one by one. */
    static TestingTreeReader columns(String base64) {
        byte[] packed = Base64.getDecoder().decode(base64);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new TestingTreeReader(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FlameTree tree(List<FlameView> views) {
        long[] header = column();
        List<String> strings = strings();
        List<FlameFrame> frames = frames(strings);
        int[] counts = ints(column());
        int[] first = new int[counts.length];
        for (int i = 1; i < first.length; i++) {
            first[i] = first[i - 1] + counts[i - 1];
        }
        int[] calledFrame = ints(column());
        long[] calledBaseline = column();
        long[] calledCandidate = differences(calledBaseline);
        int[] children = ints(column());
        int[] rank = ints(column());
        int size = children.length;
        int[] parent = new int[size];
        int[] frame = new int[size];
        int[] baselineLine = new int[size];
        int[] candidateLine = new int[size];
        parent[0] = frame[0] = -1;
        int[] missing = children.clone();
        for (int row = 1; row < size; row++) {
            int above = row - 1;
            while (missing[above] == 0) {
                above = parent[above];
            }
            missing[above]--;
            parent[row] = above;
            int call = first[frame[above] + 1] + rank[row - 1];
            frame[row] = calledFrame[call];
            baselineLine[row] = (int) calledBaseline[call];
            candidateLine[row] = (int) calledCandidate[call];
        }
        long[] significant = column();
        boolean[] flags = new boolean[size];
        for (int row = 0; row < size; row++) {
            flags[row] = significant[row] == 1;
        }
        return new FlameTree(header[1] == 1, frames, parent, frame, baselineLine, candidateLine, flags, views);
    }

    private List<FlameFrame> frames(List<String> strings) {
        long[][] columns = new long[7][];
        Arrays.setAll(columns, unused -> column());
        List<FlameFrame> frames = new ArrayList<>();
        for (int i = 0; i < columns[0].length; i++) {
            frames.add(new FlameFrame(
                    FlameFrame.Kind.values()[(int) columns[5][i]],
                    FlameFrame.State.values()[(int) columns[6][i]],
                    strings.get((int) columns[0][i]),
                    strings.get((int) columns[1][i]),
                    strings.get((int) columns[2][i]),
                    strings.get((int) columns[3][i]),
                    (int) columns[4][i]));
        }
        return frames;
    }

    List<String> strings() {
        long[] lengths = column();
        long[] units = column();
        List<String> strings = new ArrayList<>();
        int begin = 0;
        for (long length : lengths) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append((char) units[begin + i]);
            }
            begin += (int) length;
            strings.add(text.toString());
        }
        return strings;
    }

    long[] column() {
        long[] values = new long[bytes.getInt()];
        int width = bytes.get() & 0xff;
        if (width == 255) {
            return escaped(values);
        }
        for (int plane = 0; plane < width; plane++) {
            for (int i = 0; i < values.length; i++) {
                values[i] |= (bytes.get() & 0xffL) << (8 * plane);
            }
        }
        return values;
    }

    private long[] escaped(long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.get() & 0xff;
        }
        long[] escapes = column();
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == 255 ? 255 + escapes[next++] : values[i];
        }
        return values;
    }

    private long[] differences(long[] from) {
        long[] values = column();
        for (int i = 0; i < values.length; i++) {
            values[i] = from[i] + ((values[i] >>> 1) ^ -(values[i] & 1));
        }
        return values;
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }
}
