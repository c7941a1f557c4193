package dev.culprit.analyzer.formats.speedscope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.culprit.analyzer.formats.input.FrameNames;
import dev.culprit.analyzer.formats.input.PlaceTable;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes trees as profiles of samples, one for each event. The frames that they share come last, when they are known. */
public final class SpeedscopeWriter {

    /** What the files say they were written by. */
    static final String EXPORTER = "culprit";

    private record SharedFrame(String name, int line) {}

    private final JsonGenerator json;
    private final boolean withLines;
    private final Map<String, Integer> names = new HashMap<>();
    private final List<String> namesInOrder = new ArrayList<>();
    private final PlaceTable places;
    private final List<SharedFrame> frames = new ArrayList<>();

    private SpeedscopeWriter(JsonGenerator json, boolean withLines) {
        this.json = json;
        this.withLines = withLines;
        this.places = new PlaceTable(withLines);
    }

    /**
     * Writes to {@code out}, which is not closed.
     *
     * @param name how to call the whole
     */
    public static void write(String name, List<SampleTree> trees, OutputStream out, boolean withLines)
            throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            new SpeedscopeWriter(json, withLines).write(name, trees);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(String name, List<SampleTree> trees) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "https://www.speedscope.app/file-format-schema.json");
        json.writeStringField("exporter", EXPORTER);
        json.writeStringField("name", name);
        json.writeArrayFieldStart("profiles");
        for (SampleTree tree : trees) {
            profile(tree);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("shared");
        json.writeArrayFieldStart("frames");
        for (SharedFrame frame : frames) {
            json.writeStartObject();
            json.writeStringField("name", frame.name());
            if (frame.line() > 0) {
                json.writeNumberField("line", frame.line());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void profile(SampleTree tree) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "sampled");
        json.writeStringField("name", tree.event().name());
        json.writeStringField("unit", unit(tree.event().unit()));
        json.writeNumberField("startValue", 0);
        json.writeArrayFieldStart("samples");
        Samples samples = new Samples();
        tree.accept(samples);
        json.writeEndArray();
        json.writeArrayFieldStart("weights");
        long end = 0;
        for (long weight : samples.weights) {
            json.writeNumber(weight);
            end += weight;
        }
        json.writeEndArray();
        json.writeNumberField("endValue", end);
        json.writeEndObject();
    }

    private static String unit(SampleUnit unit) {
        return switch (unit) {
            case NANOSECONDS -> "nanoseconds";
            case BYTES -> "bytes";
            case SAMPLES -> "none";
        };
    }

    /** Writes the stacks, and keeps the weights for after them. */
    private final class Samples implements SampleVisitor {

        private final List<Long> weights = new ArrayList<>();
        private final List<Integer> nameOfFrame = new ArrayList<>();
        private final List<Integer> nameOfThread = new ArrayList<>();
        private int[] stack = new int[0];
        private boolean counted;

        @Override
        public void event(int event, SampledEvent description) {
            counted = description.unit() == SampleUnit.SAMPLES;
        }

        @Override
        public void frame(int frame, SampleFrame description) {
            nameOfFrame.add(frame, name(FrameNames.of(description) + FrameNames.suffix(description.type())));
        }

        @Override
        public void stack(int number, int[] stackFrames, int[] lines, int depth, boolean truncated) {
            stack = new int[depth];
            for (int i = 0; i < depth; i++) {
                stack[i] = place(nameOfFrame.get(stackFrames[i]), lines[i]);
            }
        }

        @Override
        public void thread(int thread, String name) {
            nameOfThread.add(thread, name("[" + FrameNames.clean(name) + "]"));
        }

        @Override
        public void sample(int event, int number, int thread, long epochNanos, long samples, long weight) {
            try {
                json.writeStartArray();
                if (thread >= 0) {
                    json.writeNumber(place(nameOfThread.get(thread), 0));
                }
                for (int i = 0; number >= 0 && i < stack.length; i++) {
                    json.writeNumber(stack[i]);
                }
                json.writeEndArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            weights.add(counted ? samples : weight);
        }
    }

    private int name(String name) {
        Integer known = names.get(name);
        if (known != null) {
            return known;
        }
        names.put(name, namesInOrder.size());
        namesInOrder.add(name);
        return namesInOrder.size() - 1;
    }

    private int place(int name, int line) {
        int number = places.number(name, line);
        if (number < 0) {
            number = -number;
            frames.add(new SharedFrame(namesInOrder.get(name), withLines ? line : 0));
        }
        return number - 1;
    }
}
