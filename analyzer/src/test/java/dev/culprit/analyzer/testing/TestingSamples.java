package dev.culprit.analyzer.testing;

import dev.culprit.analyzer.load.SampleSource;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples of one event of one JVM, or of several. */
public final class TestingSamples implements SampleSource {

    private final List<SampledEvent> events = new ArrayList<>();
    private final List<Stack> stacks = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Map<String, String> lookedFor = new LinkedHashMap<>();

    private record Stack(int event, String thread, long count, long epochNanos, long weight, List<String> frames) {}

    private TestingSamples(SampledEvent event) {
        events.add(event);
    }

    /** Of {@code cpu} by {@code ctimer}. */
    public static TestingSamples cpu() {
        return of("cpu", "ctimer");
    }

    public static TestingSamples of(String event, String engine) {
        return new TestingSamples(new SampledEvent(event, engine, SampleUnit.NANOSECONDS, 10_000_000));
    }

    /** The same of which the interval is not known, so that each weighs itself. */
    public static TestingSamples counted(String event, String engine) {
        return new TestingSamples(new SampledEvent(event, engine, SampleUnit.SAMPLES, 0));
    }

    /** Of {@code alloc}, of 10 MB each. */
    public static TestingSamples allocations() {
        return new TestingSamples(new SampledEvent("alloc", "tlab", SampleUnit.BYTES, 10_000_000));
    }

    /** Samples of the thread {@code main}: frames are {@code package.Class.method:line}, outermost first. */
    public TestingSamples stack(long count, String... frames) {
        return at("main", -1, count, frames);
    }

    /** Samples of a thread at a time. */
    public TestingSamples at(String thread, long epochNanos, long count, String... frames) {
        return add(thread, epochNanos, count, count * Math.max(1, events.get(0).interval()), frames);
    }

    /** Samples of the thread {@code main} that carry {@code weight} together. */
    public TestingSamples weighing(long count, long weight, String... frames) {
        return add("main", -1, count, weight, frames);
    }

    private TestingSamples add(String thread, long epochNanos, long count, long weight, String... frames) {
        stacks.add(new Stack(0, thread, count, epochNanos, weight, List.of(frames)));
        return this;
    }

    /** With those of another event. */
    public TestingSamples and(TestingSamples other) {
        other.stacks.forEach(stack -> stacks.add(new Stack(
                stack.event + events.size(), stack.thread, stack.count, stack.epochNanos, stack.weight, stack.frames)));
        events.addAll(other.events);
        return this;
    }

    /** Of a recording that lacks something. */
    public TestingSamples missing(String sentence) {
        missing.add(sentence);
        return this;
    }

    /** Of a sampler that looked for an event, whether there was one or not. */
    public TestingSamples lookingFor(String name, String settings) {
        lookedFor.put(name, settings);
        return this;
    }

    @Override
    public Map<String, String> lookedFor() {
        return lookedFor;
    }

    @Override
    public List<String> read(SampleVisitor visitor) {
        Map<String, Integer> frames = new LinkedHashMap<>();
        Map<String, Integer> threads = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            visitor.event(i, events.get(i));
        }
        for (int i = 0; i < stacks.size(); i++) {
            Stack stack = stacks.get(i);
            int thread = threads.computeIfAbsent(stack.thread, name -> {
                visitor.thread(threads.size(), name);
                return threads.size();
            });
            int depth = stack.frames.size();
            int[] numbers = new int[depth];
            int[] lines = new int[depth];
            for (int at = 0; at < depth; at++) {
                String[] parts = stack.frames.get(at).split(":", 2);
                lines[at] = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
                numbers[at] = frames.computeIfAbsent(parts[0], name -> {
                    int dot = name.lastIndexOf('.');
                    visitor.frame(
                            frames.size(),
                            new SampleFrame(
                                    dot < 0 ? "" : name.substring(0, dot),
                                    name.substring(dot + 1),
                                    dot < 0 ? "" : "()V",
                                    dot < 0 ? FrameType.NATIVE : FrameType.JAVA));
                    return frames.size();
                });
            }
            visitor.stack(i, numbers, lines, depth, false);
            visitor.sample(stack.event, i, thread, stack.epochNanos, stack.count, stack.weight);
        }
        return missing;
    }
}
