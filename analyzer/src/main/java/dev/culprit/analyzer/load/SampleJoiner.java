package dev.culprit.analyzer.load;

import dev.culprit.analyzer.load.ProbedPaths.Place;
import dev.culprit.analyzer.model.SampleTally;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hangs the samples of one JVM below the calls in which they were taken. Not thread safe. */
final class SampleJoiner implements SampleVisitor {

    /** Where culprit's probes are. */
    private static final String PROBES = "dev.culprit.agent.runtime.";

    /** What the JVM calls the main thread once {@code main} has returned; async-profiler names threads as they were called last. */
    private static final String AFTER_MAIN = "DestroyJavaVM";

    private final SampleMerger merger;
    private final int fork;
    private final ProbedMethods methods;
    private final ProbedThreads threads;
    private final long zeroEpochNanos;

    private final List<SampledTreeBuilder> events = new ArrayList<>();
    private final List<SampleFrame> frames = new ArrayList<>();
    private final List<Stack> stacks = new ArrayList<>();
    private final List<String> threadNames = new ArrayList<>();
    /** By stack, of threads and moments that are told apart. */
    private final Map<Object, List<Place>> places = new HashMap<>();

    /** Frames with their keys up to the innermost that is no probe. */
    private record Stack(int[] frames, int[] lines, int[] keys, int depth, boolean inProbe, boolean truncated) {}

    private record Situation(int stack, String thread, TestClock.@Nullable Moment moment) {}

    /** @param zeroEpochNanos when the recording began, in nanoseconds since 1970; 0 when unknown */
    SampleJoiner(SampleMerger merger, int fork, ProbedMethods methods, ProbedThreads threads, long zeroEpochNanos) {
        this.merger = merger;
        this.fork = fork;
        this.methods = methods;
        this.threads = threads;
        this.zeroEpochNanos = zeroEpochNanos;
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
    public void thread(int thread, String name) {
        threadNames.add(name.equals(AFTER_MAIN) ? "main" : name);
    }

    @Override
    public void stack(int stack, int[] stackFrames, int[] lines, int depth, boolean truncated) {
        int visible = 0;
        while (visible < depth && !frames.get(stackFrames[visible]).className().startsWith(PROBES)) {
            visible++;
        }
        int[] kept = Arrays.copyOf(stackFrames, visible);
        int[] keys =
                Arrays.stream(kept).map(frame -> methods.key(frames.get(frame))).toArray();
        stacks.add(new Stack(kept, Arrays.copyOf(lines, visible), keys, visible, visible < depth, truncated));
    }

    @Override
    public void sample(int event, int stack, int thread, long epochNanos, long samples, long weight) {
        SampledTreeBuilder tree = events.get(event);
        if (stack < 0) {
            tree.add(fork, new SampleTally(samples, 0, 0, 0, samples, 0));
            return;
        }
        Stack seen = stacks.get(stack);
        Place place = place(stack, seen, thread < 0 ? "" : threadNames.get(thread), epochNanos);
        long truncated = seen.truncated ? samples : 0;
        if (place.row() < 0) {
            tree.add(fork, new SampleTally(samples, 0, samples, 0, 0, truncated));
        } else if (seen.inProbe) {
            tree.add(fork, new SampleTally(samples, 0, 0, samples, 0, truncated));
        } else {
            tree.add(
                    fork,
                    tree.codeRow(place.row(), frames, seen.frames, seen.lines, place.frame() + 1),
                    samples,
                    weight);
            tree.add(fork, new SampleTally(samples, samples, 0, 0, 0, truncated));
        }
    }

    private Place place(int stack, Stack seen, String thread, long epochNanos) {
        TestClock.Moment moment =
                epochNanos < 0 || zeroEpochNanos == 0 ? null : threads.clock().at(thread, epochNanos - zeroEpochNanos);
        List<Place> possible = places.computeIfAbsent(
                new Situation(stack, thread, moment), ignored -> threads.places(thread, moment, seen.keys, seen.lines));
        return possible.size() == 1 ? possible.get(0) : drawn(possible, epochNanos * 31 + stack);
    }

    /**
     * One of several places that a stack may have been in, such as the tasks of two tests in one pool: drawn in proportion to the time that
     * was measured in each, so that all samples together are shared out right. The draw depends on the sample alone.
     */
    private static Place drawn(List<Place> possible, long seed) {
        double all = possible.stream().mapToDouble(Place::totalNanos).sum();
        long mixed = seed * 0x9E3779B97F4A7C15L;
        double at = ((mixed ^ mixed >>> 32) >>> 11) * 0x1.0p-53 * all;
        for (Place place : possible) {
            at -= place.totalNanos();
            if (at < 0) {
                return place;
            }
        }
        return possible.isEmpty() ? Place.NOWHERE : possible.get(possible.size() - 1);
    }
}
