package dev.culprit.analyzer.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.culprit.analyzer.formats.input.JsonEnds;
import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One event of a file while it is read. Not thread safe. */
final class JsonTree {

    private static final List<String> COLUMNS = List.of("parent", "frame", "line", "samples", "weight");
    private static final int PARENT = 0;
    private static final int FRAME = 1;
    private static final int LINE = 2;
    private static final int SAMPLES = 3;
    private static final int WEIGHT = 4;
    private static final int DEEPEST = 1 << 16;

    private final String file;
    private final Numbering numbering;
    private final List<SampleFrame> frames;
    private String name = "samples";
    private String engine = "";
    private SampleUnit unit = SampleUnit.SAMPLES;
    private long interval;
    private long withoutStack;
    private long withoutStackWeight;

    /** Position in a row of each of {@link #COLUMNS}. */
    private int[] columns = {0, 1, 2, 3, 4};

    private int[] parents = new int[256];
    private int[] frameOfRow = new int[256];
    private int[] lineOfRow = new int[256];
    private int size;
    private int[] stackFrames = new int[64];
    private int[] stackLines = new int[64];

    JsonTree(String file, Numbering numbering, List<SampleFrame> frames) {
        this.file = file;
        this.numbering = numbering;
        this.frames = frames;
    }

    void read(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = json.getText();
                case "engine" -> engine = json.getText();
                case "unit" -> unit = unit(json.getText());
                case "interval" -> interval = amount("interval", json.getLongValue());
                case "withoutStack" -> withoutStack = amount(field, json.getLongValue());
                case "withoutStackWeight" -> withoutStackWeight = amount(field, json.getLongValue());
                case "columns" -> readColumns(json);
                case "rows" -> readRows(json);
                default -> json.skipChildren();
            }
        }
        JsonEnds.require(file, json, JsonToken.END_OBJECT);
        if (withoutStack > 0) {
            numbering.visitor().sample(event(), -1, -1, -1, withoutStack, withoutStackWeight);
        }
    }

    private int event() throws SampleFormatException {
        if (name.isEmpty()) {
            throw new SampleFormatException(file, "an event has no name");
        }
        return numbering.event(new SampledEvent(name, engine, unit, interval));
    }

    private SampleUnit unit(String text) throws SampleFormatException {
        for (SampleUnit known : SampleUnit.values()) {
            if (known.name().equals(text)) {
                return known;
            }
        }
        throw new SampleFormatException(file, "an event has the unknown unit " + text);
    }

    private void readColumns(JsonParser json) throws IOException {
        JsonEnds.require(file, json, JsonToken.START_ARRAY);
        List<String> found = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            found.add(json.getText());
        }
        JsonEnds.require(file, json, JsonToken.END_ARRAY);
        columns = COLUMNS.stream().mapToInt(found::indexOf).toArray();
        if (Arrays.stream(columns).anyMatch(column -> column < 0)) {
            throw new SampleFormatException(file, "an event has not the columns " + COLUMNS);
        }
    }

    private void readRows(JsonParser json) throws IOException {
        JsonEnds.require(file, json, JsonToken.START_ARRAY);
        int event = event();
        long[] row = new long[16];
        while (json.nextToken() == JsonToken.START_ARRAY) {
            int length = 0;
            while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                row = length == row.length ? Arrays.copyOf(row, 2 * length) : row;
                row[length++] = json.getLongValue();
            }
            JsonEnds.require(file, json, JsonToken.END_ARRAY);
            for (int column : columns) {
                if (column >= length) {
                    throw new SampleFormatException(file, "row " + size + " has " + length + " columns");
                }
            }
            add(row[columns[PARENT]], row[columns[FRAME]], row[columns[LINE]]);
            long samples = amount("samples", row[columns[SAMPLES]]);
            long weight = amount("weight", row[columns[WEIGHT]]);
            if (samples > 0 || weight > 0) {
                emit(event, samples, weight);
            }
        }
        JsonEnds.require(file, json, JsonToken.END_ARRAY);
    }

    private void add(long parent, long frame, long line) throws SampleFormatException {
        boolean root = size == 0;
        if (root ? parent != -1 : parent < 0 || parent >= size) {
            throw new SampleFormatException(file, "row " + size + " has the parent " + parent);
        }
        if (!root && (frame < 0 || frame >= frames.size())) {
            throw new SampleFormatException(file, "row " + size + " has the frame " + frame + " of " + frames.size());
        }
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, 2 * size);
            frameOfRow = Arrays.copyOf(frameOfRow, 2 * size);
            lineOfRow = Arrays.copyOf(lineOfRow, 2 * size);
        }
        parents[size] = (int) parent;
        frameOfRow[size] = (int) frame;
        lineOfRow[size++] = line < 0 || line > Integer.MAX_VALUE ? 0 : (int) line;
    }

    /** Hands on the row read last. A frame of a thread, which is the outermost one, becomes the thread. */
    private void emit(int event, long samples, long weight) throws SampleFormatException {
        int depth = 0;
        int thread = -1;
        for (int row = size - 1; row > 0; row = parents[row]) {
            SampleFrame frame = frames.get(frameOfRow[row]);
            if (frame.type() == FrameType.THREAD && parents[row] == 0) {
                thread = numbering.thread(0, frame.threadName());
                continue;
            }
            if (depth == stackFrames.length) {
                if (depth == DEEPEST) {
                    throw new SampleFormatException(file, "a stack of more than " + DEEPEST + " frames");
                }
                stackFrames = Arrays.copyOf(stackFrames, 2 * depth);
                stackLines = Arrays.copyOf(stackLines, 2 * depth);
            }
            stackFrames[depth] = numbering.frame(frame);
            stackLines[depth++] = lineOfRow[row];
        }
        reverse(stackFrames, depth);
        reverse(stackLines, depth);
        int stack = depth == 0 ? -1 : numbering.stack();
        if (stack >= 0) {
            numbering.visitor().stack(stack, stackFrames, stackLines, depth, false);
        }
        numbering.visitor().sample(event, stack, thread, -1, Math.max(1, samples), weight);
    }

    private static void reverse(int[] values, int length) {
        for (int i = 0; i < length / 2; i++) {
            int swapped = values[i];
            values[i] = values[length - 1 - i];
            values[length - 1 - i] = swapped;
        }
    }

    private long amount(String what, long value) throws SampleFormatException {
        if (value < 0) {
            throw new SampleFormatException(file, "negative " + what + ": " + value);
        }
        return value;
    }
}
