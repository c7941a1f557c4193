package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trees of samples that a test writes down, and what they are as plain values. */
final class TestingTrees {

    static final TreeShape EVERYTHING = new TreeShape(true, true, true);

    private TestingTrees() {}

    /** A place in the code. */
    record Place(String className, String method, int line) {}

    /** Samples of one stack, outermost first. */
    record Sample(List<Place> stack, String thread, int samples, int weight) {}

    static SampleTree tree(SampleUnit unit, List<Sample> samples) {
        SampleTreeBuilder builder = SampleTreeBuilder.ofRawNames(EVERYTHING);
        builder.event(0, new SampledEvent("cpu", "ctimer", unit, 1000));
        Map<SampleFrame, Integer> frames = new HashMap<>();
        Map<String, Integer> threads = new HashMap<>();
        int stacks = 0;
        for (Sample sample : samples) {
            int depth = sample.stack().size();
            int[] stackFrames = new int[depth];
            int[] lines = new int[depth];
            for (int i = 0; i < depth; i++) {
                Place place = sample.stack().get(i);
                SampleFrame frame = new SampleFrame(place.className(), place.method(), "", FrameType.JAVA);
                if (frames.putIfAbsent(frame, frames.size()) == null) {
                    builder.frame(frames.get(frame), frame);
                }
                stackFrames[i] = frames.get(frame);
                lines[i] = place.line();
            }
            if (threads.putIfAbsent(sample.thread(), threads.size()) == null) {
                builder.thread(threads.get(sample.thread()), sample.thread());
            }
            builder.stack(stacks, stackFrames, lines, depth, false);
            long weight = unit == SampleUnit.SAMPLES ? sample.samples() : sample.weight();
            builder.sample(0, stacks++, threads.get(sample.thread()), -1, sample.samples(), weight);
        }
        return builder.build().get(0);
    }

    static byte[] written(WrittenFormat format, List<SampleTree> trees) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SampleWriters.write(format, "a test", trees, out, true);
        return out.toByteArray();
    }

    static List<SampleTree> read(byte[] file) throws IOException {
        SampleTreeBuilder builder = SampleTreeBuilder.ofRawNames(EVERYTHING);
        SampleFiles.read("file", ByteBuffer.wrap(file), builder, ReadOptions.PLAIN);
        return builder.build();
    }

    /** Weight by path; what has none is left out. */
    static Map<String, Long> weights(SampleTree tree) {
        Map<String, Long> weights = new TreeMap<>();
        for (int node = 0; node < tree.size(); node++) {
            if (tree.weight(node) > 0) {
                weights.merge(path(tree, node), tree.weight(node), Long::sum);
            }
        }
        return weights;
    }

    /** Samples by path; what has none is left out. */
    static Map<String, Long> samples(SampleTree tree) {
        Map<String, Long> samples = new TreeMap<>();
        for (int node = 0; node < tree.size(); node++) {
            if (tree.samples(node) > 0) {
                samples.merge(path(tree, node), tree.samples(node), Long::sum);
            }
        }
        return samples;
    }

    static String path(SampleTree tree, int node) {
        StringBuilder path = new StringBuilder();
        for (int at = node; at > 0; at = tree.parent(at)) {
            SampleFrame frame = tree.frames().get(tree.frame(at));
            path.insert(0, "/" + frame.name() + ":" + tree.line(at));
        }
        return path.toString();
    }
}
