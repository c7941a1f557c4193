package dev.culprit.analyzer.formats.collapsed;

import dev.culprit.analyzer.formats.input.FrameNames;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a stack a line with its weight; frames as async-profiler writes them, so that its own tools colour them. */
public final class CollapsedWriter implements SampleVisitor {

    private final Appendable out;
    private final boolean withLines;
    private final List<String> frames = new ArrayList<>();
    private final List<FrameType> types = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private final StringBuilder stackText = new StringBuilder();
    private int stack = -1;
    private SampleUnit unit = SampleUnit.SAMPLES;

    /**
     * Writes to {@code out}.
     *
     * @param withLines whether lines of code are part of the names
     */
    public CollapsedWriter(Appendable out, boolean withLines) {
        this.out = out;
        this.withLines = withLines;
    }

    @Override
    public void event(int event, SampledEvent description) {
        if (event > 0) {
            throw new IllegalArgumentException("the format holds one event");
        }
        unit = description.unit();
    }

    @Override
    public void frame(int frame, SampleFrame description) {
        frames.add(frame, FrameNames.of(description));
        types.add(frame, description.type());
    }

    @Override
    public void stack(int number, int[] stackFrames, int[] lines, int depth, boolean truncated) {
        stackText.setLength(0);
        for (int i = 0; i < depth; i++) {
            if (i > 0) {
                stackText.append(';');
            }
            stackText.append(frames.get(stackFrames[i]));
            FrameType type = types.get(stackFrames[i]);
            if (withLines && lines[i] > 0 && type == FrameType.JAVA) {
                stackText.append(':').append(lines[i]);
            }
            stackText.append(FrameNames.suffix(type));
        }
        stack = number;
    }

    @Override
    public void thread(int thread, String name) {
        threads.add(thread, "[" + FrameNames.clean(name) + " tid=" + (thread + 1) + "]");
    }

    /** Samples without a stack have no line in this format. The stack has to be the one described last. */
    @Override
    public void sample(int event, int number, int thread, long epochNanos, long samples, long weight) {
        if (number < 0 && thread < 0) {
            return;
        }
        if (number >= 0 && number != stack) {
            throw new IllegalArgumentException("stack " + number + " after " + stack);
        }
        long amount = unit == SampleUnit.SAMPLES ? samples : weight;
        try {
            if (thread >= 0) {
                out.append(threads.get(thread)).append(number < 0 ? "" : ";");
            }
            out.append(number < 0 ? "" : stackText)
                    .append(' ')
                    .append(Long.toString(amount))
                    .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
