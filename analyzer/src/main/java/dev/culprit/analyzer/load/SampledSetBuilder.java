package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.SampleTally;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Merges recordings that hold samples and nothing else: each is a fork. Not thread safe. */
public final class SampledSetBuilder {

    private final SampleMerger merger = new SampleMerger();
    private final Map<String, Integer> threads = new LinkedHashMap<>();
    private final List<Double> seconds = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * Adds a recording.
     *
     * @throws IOException if it cannot be read
     */
    public void add(SampleSource source) throws IOException {
        Recording recording = new Recording(seconds.size());
        source.read(recording);
        seconds.add(recording.seconds());
    }

    /** Adds a warning, one plain sentence. */
    public void warn(String warning) {
        warnings.add(warning);
    }

    /** The set. */
    public SampledSet build(String label) {
        int[] order = IntStream.range(0, seconds.size()).toArray();
        SideSummary summary = new SideSummary(
                label,
                null,
                order.length,
                order.length,
                SideSummary.TestCounts.NONE,
                Map.of(),
                Map.of(),
                warnings,
                List.of());
        return new SampledSet(label, List.copyOf(threads.keySet()), seconds, merger.toTrees(order), summary);
    }

    private int thread(String name) {
        return threads.computeIfAbsent(ProbedThreads.group(name), ignored -> threads.size());
    }

    private final class Recording implements SampleVisitor {

        private final int fork;
        private final List<SampledTreeBuilder> events = new ArrayList<>();
        private final List<SampleFrame> frames = new ArrayList<>();
        private final List<Stack> stacks = new ArrayList<>();
        private final List<Integer> anchors = new ArrayList<>();
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        private record Stack(int[] frames, int[] lines, boolean truncated) {}

        Recording(int fork) {
            this.fork = fork;
        }

        @Override
        public void event(int event, SampledEvent description) {
            events.add(merger.tree(description));
        }

        @Override
        public void frame(int frame, SampleFrame description) {
            frames.add(description);
        }

        @Override
        public void stack(int stack, int[] stackFrames, int[] lines, int depth, boolean truncated) {
            stacks.add(new Stack(Arrays.copyOf(stackFrames, depth), Arrays.copyOf(lines, depth), truncated));
        }

        @Override
        public void thread(int thread, String name) {
            anchors.add(SampledSetBuilder.this.thread(name));
        }

        @Override
        public void sample(int event, int stack, int thread, long epochNanos, long samples, long weight) {
            SampledTreeBuilder tree = events.get(event);
            if (epochNanos >= 0) {
                first = Math.min(first, epochNanos);
                last = Math.max(last, epochNanos);
            }
            if (stack < 0) {
                tree.add(fork, new SampleTally(samples, 0, 0, 0, samples, 0));
                return;
            }
            Stack seen = stacks.get(stack);
            int anchor = thread < 0 ? SampledSetBuilder.this.thread("all threads") : anchors.get(thread);
            tree.add(fork, tree.codeRow(anchor, frames, seen.frames, seen.lines, 0), samples, weight);
            tree.add(fork, new SampleTally(samples, samples, 0, 0, 0, seen.truncated ? samples : 0));
        }

        double seconds() {
            return last > first ? (last - first) / 1e9 : Double.NaN;
        }
    }
}
