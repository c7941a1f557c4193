package dev.culprit.analyzer.formats.pprof;

import dev.culprit.analyzer.formats.input.FrameNames;
import dev.culprit.analyzer.formats.input.PlaceTable;
import dev.culprit.analyzer.formats.proto.ProtoWriter;
import dev.culprit.analyzer.samples.SampleFrame;
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

/** Writes one event as profile.proto, with two values a sample: how many, and what they carry. {@link #finish} writes the tables. */
public final class PprofWriter implements SampleVisitor {

    private static final int MAPPING = 1;

    private final OutputStream out;
    private final PlaceTable places;
    private final Map<String, Integer> strings = new HashMap<>();
    private final List<String> stringsInOrder = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private final ProtoWriter locations = new ProtoWriter();
    private final ProtoWriter stack = new ProtoWriter();
    private final ProtoWriter sample = new ProtoWriter();
    private final ProtoWriter part = new ProtoWriter();
    private final ProtoWriter packed = new ProtoWriter();
    private int stackNumber = -1;

    /**
     * Writes to {@code out}, which is not packed and not closed.
     *
     * @param withLines whether lines of code are written
     */
    public PprofWriter(OutputStream out, boolean withLines) {
        this.out = out;
        this.places = new PlaceTable(withLines);
        string("");
    }

    @Override
    public void event(int event, SampledEvent description) {
        if (event > 0) {
            throw new IllegalArgumentException("one event a file");
        }
        String unit = switch (description.unit()) {
            case NANOSECONDS -> "nanoseconds";
            case BYTES -> "bytes";
            case SAMPLES -> "count";
        };
        boolean counted = description.unit() == SampleUnit.SAMPLES;
        write(PprofFields.SAMPLE_TYPE, type(counted ? description.name() : "samples", "count"));
        if (!counted) {
            write(PprofFields.SAMPLE_TYPE, type(description.name(), unit));
        }
        weights = !counted;
        if (description.interval() > 0) {
            write(PprofFields.PERIOD_TYPE, type(description.name(), unit));
            write(new ProtoWriter().number(PprofFields.PERIOD, description.interval()));
        }
    }

    private boolean weights;

    private ProtoWriter type(String name, String unit) {
        return part.clear().number(PprofFields.TYPE_NAME, string(name)).number(PprofFields.TYPE_UNIT, string(unit));
    }

    @Override
    public void frame(int frame, SampleFrame description) {
        functions.add(frame, FrameNames.of(description));
    }

    @Override
    public void stack(int number, int[] frames, int[] lines, int depth, boolean truncated) {
        stack.clear();
        for (int i = depth - 1; i >= 0; i--) {
            int location = places.number(frames[i], lines[i]);
            if (location < 0) {
                location = -location;
                addLocation(location, frames[i], places.line(lines[i]));
            }
            stack.packed(location);
        }
        stackNumber = number;
    }

    private void addLocation(int location, int frame, int line) {
        ProtoWriter text =
                new ProtoWriter().number(PprofFields.LINE_FUNCTION, frame + 1).number(PprofFields.LINE_NUMBER, line);
        part.clear()
                .number(PprofFields.ID, location)
                .number(PprofFields.LOCATION_MAPPING, MAPPING)
                .message(PprofFields.LOCATION_LINE, text);
        locations.message(PprofFields.LOCATION, part);
    }

    @Override
    public void thread(int thread, String name) {
        threads.add(thread, name);
    }

    /** The stack has to be the one described last. */
    @Override
    public void sample(int event, int number, int thread, long epochNanos, long samples, long weight) {
        if (number >= 0 && number != stackNumber) {
            throw new IllegalArgumentException("stack " + number + " after " + stackNumber);
        }
        sample.clear();
        if (number >= 0) {
            sample.numbers(PprofFields.SAMPLE_LOCATION, stack);
        }
        packed.clear().packed(samples);
        sample.numbers(PprofFields.SAMPLE_VALUE, weights ? packed.packed(weight) : packed);
        if (thread >= 0) {
            part.clear()
                    .number(PprofFields.LABEL_KEY, string("thread"))
                    .number(PprofFields.LABEL_TEXT, string(threads.get(thread)));
            sample.message(PprofFields.SAMPLE_LABEL, part);
        }
        write(PprofFields.SAMPLE, sample);
    }

    /** Writes what the samples refer to. */
    public void finish() {
        write(
                PprofFields.MAPPING,
                part.clear()
                        .number(PprofFields.ID, MAPPING)
                        .number(PprofFields.MAPPING_LIMIT, Long.MAX_VALUE)
                        .number(PprofFields.MAPPING_FILE, string("java"))
                        .number(PprofFields.MAPPING_HAS_FUNCTIONS, 1));
        write(locations);
        for (int i = 0; i < functions.size(); i++) {
            int name = string(functions.get(i));
            write(
                    PprofFields.FUNCTION,
                    part.clear()
                            .number(PprofFields.ID, i + 1L)
                            .number(PprofFields.FUNCTION_NAME, name)
                            .number(PprofFields.FUNCTION_SYSTEM_NAME, name));
        }
        for (String string : stringsInOrder) {
            write(packed.clear().text(PprofFields.STRING, string));
        }
    }

    private int string(String text) {
        Integer known = strings.get(text);
        if (known != null) {
            return known;
        }
        strings.put(text, stringsInOrder.size());
        stringsInOrder.add(text);
        return stringsInOrder.size() - 1;
    }

    private void write(int field, ProtoWriter message) {
        write(packed.clear().message(field, message));
    }

    private void write(ProtoWriter fields) {
        try {
            out.write(fields.bytes(), 0, fields.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
