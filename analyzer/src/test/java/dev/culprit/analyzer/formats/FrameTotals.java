package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Samples and weights per frame, the plain way: the frame's own, and all of which stacks it is somewhere. */
final class FrameTotals implements SampleVisitor {

    /** What a frame has. */
    record Figures(long self, long total) {

        Figures plus(Figures other) {
            return new Figures(self + other.self, total + other.total);
        }
    }

    private final Predicate<SampledEvent> wanted;
    private final List<SampledEvent> events = new ArrayList<>();
    private final List<String> frames = new ArrayList<>();
    private final List<List<String>> stacks = new ArrayList<>();
    private final Map<String, Figures> samples = new TreeMap<>();
    private final Map<String, Figures> weights = new TreeMap<>();

    FrameTotals(Predicate<SampledEvent> wanted) {
        this.wanted = wanted;
    }

    Map<String, Figures> samples() {
        return samples;
    }

    Map<String, Figures> weights() {
        return weights;
    }

    List<SampledEvent> events() {
        return events;
    }

    @Override
    public void event(int event, SampledEvent description) {
        events.add(event, description);
    }

    @Override
    public void frame(int frame, SampleFrame description) {
        frames.add(frame, description.name().replace('/', '.'));
    }

    @Override
    public void stack(int stack, int[] stackFrames, int[] lines, int depth, boolean truncated) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            names.add(frames.get(stackFrames[i]));
        }
        stacks.add(stack, names);
    }

    @Override
    public void thread(int thread, String name) {}

    @Override
    public void sample(int event, int stack, int thread, long epochNanos, long count, long weight) {
        if (stack >= 0 && wanted.test(events.get(event))) {
            add(samples, stacks.get(stack), count);
            add(weights, stacks.get(stack), weight);
        }
    }

    static void add(Map<String, Figures> to, List<String> stack, long amount) {
        Set<String> distinct = new LinkedHashSet<>(stack);
        distinct.forEach(frame -> to.merge(frame, new Figures(0, amount), Figures::plus));
        to.merge(stack.get(stack.size() - 1), new Figures(amount, 0), Figures::plus);
    }
}
