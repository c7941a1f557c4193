package dev.culprit.analyzer.formats.input;

import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.util.HashMap;
import java.util.Map;

/** The numbers that hold for a whole file. Describes to the visitor what it has not seen. Not thread safe. */
public final class Numbering {

    private record ThreadKey(long id, String name) {}

    private final SampleVisitor visitor;
    private final Map<SampledEvent, Integer> events = new HashMap<>();
    private final Map<SampleFrame, Integer> frames = new HashMap<>();
    private final Map<ThreadKey, Integer> threads = new HashMap<>();
    private int stacks;

    public Numbering(SampleVisitor visitor) {
        this.visitor = visitor;
    }

    public SampleVisitor visitor() {
        return visitor;
    }

    /** The number of {@code event}. */
    public int event(SampledEvent event) {
        Integer known = events.get(event);
        if (known != null) {
            return known;
        }
        int number = events.size();
        events.put(event, number);
        visitor.event(number, event);
        return number;
    }

    /** The number of {@code frame}. */
    public int frame(SampleFrame frame) {
        Integer known = frames.get(frame);
        if (known != null) {
            return known;
        }
        int number = frames.size();
        frames.put(frame, number);
        visitor.frame(number, frame);
        return number;
    }

    /**
     * The number of a thread.
     *
     * @param id what tells threads of one name apart
     */
    public int thread(long id, String name) {
        ThreadKey key = new ThreadKey(id, name);
        Integer known = threads.get(key);
        if (known != null) {
            return known;
        }
        int number = threads.size();
        threads.put(key, number);
        visitor.thread(number, name);
        return number;
    }

    /** A number for the next stack. */
    public int stack() {
        return stacks++;
    }
}
