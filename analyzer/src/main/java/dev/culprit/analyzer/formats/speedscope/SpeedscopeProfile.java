package dev.culprit.analyzer.formats.speedscope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.culprit.analyzer.formats.input.Amounts;
import dev.culprit.analyzer.formats.input.JsonEnds;
import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.samples.SampleUnit;
import java.io.IOException;
import java.util.Arrays;

/** One profile of a file while it is read; its members come in any order. Not thread safe. */
final class SpeedscopeProfile {

    private static final int DEEPEST = 1 << 16;
    private static final int MOST = 1 << 28;

    /** Relative error of the difference of two times that are written in decimals. */
    private static final double ROUNDING = 1e-6;

    private final String file;
    private final SpeedscopeFrames frames;
    private String name = "";
    private String unit = "none";

    /** Stacks one after another, outermost first, and where each ends. */
    private int[] stacks = new int[1 << 10];

    private int[] ends = new int[256];
    private int count;
    private double[] weights = new double[256];
    private int weightCount;

    /** Frames that no event closed. */
    private int stillOpen;

    SpeedscopeProfile(String file, SpeedscopeFrames frames) {
        this.file = file;
        this.frames = frames;
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    void member(String member, JsonParser json) throws IOException {
        switch (member) {
            case "name" -> name = json.getText();
            case "unit" -> unit = json.getText();
            case "samples", "weights", "events" -> {
                JsonEnds.require(file, json, JsonToken.START_ARRAY);
                readArray(member, json);
                JsonEnds.require(file, json, JsonToken.END_ARRAY);
                requireClosed();
            }
            default -> json.skipChildren();
        }
    }

    private void readArray(String member, JsonParser json) throws IOException {
        switch (member) {
            case "samples" -> readSamples(json);
            case "weights" -> readWeights(json);
            default -> readEvents(json);
        }
    }

    /** The format wants every frame closed. Its last event may as well be where the file was cut off. */
    private void requireClosed() throws SampleFormatException {
        if (stillOpen > 0) {
            throw new SampleFormatException(
                    file,
                    "a profile ends with " + stillOpen + (stillOpen == 1 ? " frame" : " frames")
                            + " open, and how long it was open is not known");
        }
    }

    private void readSamples(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_ARRAY) {
            int end = count == 0 ? 0 : ends[count - 1];
            int start = end;
            while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                end = push(end, frames.checked(json.getLongValue()), start);
            }
            JsonEnds.require(file, json, JsonToken.END_ARRAY);
            addStack(end);
        }
    }

    private int push(int end, int frame, int start) throws SampleFormatException {
        if (end - start >= DEEPEST || end >= MOST) {
            throw new SampleFormatException(
                    file,
                    end >= MOST
                            ? "more than " + MOST + " frames in all stacks"
                            : "a stack of more than " + DEEPEST + " frames");
        }
        if (end == stacks.length) {
            stacks = Arrays.copyOf(stacks, 2 * end);
        }
        stacks[end] = frame;
        return end + 1;
    }

    private void addStack(int end) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end;
    }

    private void readWeights(JsonParser json) throws IOException {
        while (json.nextToken().isNumeric()) {
            addWeight(json.getDoubleValue());
        }
    }

    private void addWeight(double weight) throws SampleFormatException {
        if (!(weight >= 0) || weight > Long.MAX_VALUE) {
            throw new SampleFormatException(file, "a sample has the weight " + weight);
        }
        if (weightCount == weights.length) {
            weights = Arrays.copyOf(weights, 2 * weightCount);
        }
        weights[weightCount++] = weight;
    }

    /** Frames that open and close: between two of these, the stack is a sample that weighs the time between them. */
    private void readEvents(JsonParser json) throws IOException {
        int[] open = new int[64];
        int depth = 0;
        double last = Double.NaN;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String type = "";
            int frame = 0;
            double at = last;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "type" -> type = json.getText();
                    case "frame" -> frame = frames.checked(json.getLongValue());
                    case "at" -> at = json.getDoubleValue();
                    default -> json.skipChildren();
                }
            }
            JsonEnds.require(file, json, JsonToken.END_OBJECT);
            if (at < last) {
                throw new SampleFormatException(file, "an event at " + at + " comes after one at " + last);
            }
            if (at > last && depth > 0) {
                addOpen(open, depth, at - last);
            }
            last = at;
            if (type.equals("O")) {
                open = depth == open.length ? Arrays.copyOf(open, 2 * depth) : open;
                open[depth++] = frame;
            } else if (!type.equals("C")) {
                throw new SampleFormatException(file, "an event at " + at + " is of the type '" + type + "'");
            } else if (depth == 0 || open[--depth] != frame) {
                throw new SampleFormatException(
                        file, "an event at " + at + " closes a frame that is not the innermost");
            }
        }
        stillOpen = depth;
    }

    private void addOpen(int[] open, int depth, double weight) throws SampleFormatException {
        int start = count == 0 ? 0 : ends[count - 1];
        int end = start;
        for (int i = 0; i < depth; i++) {
            end = push(end, open[i], start);
        }
        addStack(end);
        addWeight(weight);
    }

    /**
     * Hands the samples on. A weight without unit is a number of samples.
     *
     * @param amounts what the profile's unit means
     */
    void emit(Numbering numbering, int event, int thread, Amounts amounts) throws SampleFormatException {
        if (weightCount != 0 && weightCount != count) {
            throw new SampleFormatException(
                    file, "a profile has " + count + " samples and " + weightCount + " weights");
        }
        boolean counted = unit.equals("none");
        int[] stackFrames = new int[64];
        int[] lines = new int[64];
        for (int i = 0; i < count; i++) {
            int start = i == 0 ? 0 : ends[i - 1];
            int depth = ends[i] - start;
            if (depth > stackFrames.length) {
                stackFrames = new int[2 * depth];
                lines = new int[2 * depth];
            }
            for (int j = 0; j < depth; j++) {
                stackFrames[j] = frames.frame(stacks[start + j]);
                lines[j] = frames.line(stacks[start + j]);
            }
            long weight = weightCount == 0 ? 1 : amount(weights[i], amounts);
            if (weight > 0 || !counted) {
                int stack = depth == 0 ? -1 : numbering.stack();
                if (stack >= 0) {
                    numbering.visitor().stack(stack, stackFrames, lines, depth, false);
                }
                numbering.visitor().sample(event, stack, thread, -1, counted ? weight : 1, weight);
            }
        }
    }

    /** Of time and bytes it is rounded to the smallest unit; parts of a sample or of something unknown would be lost. */
    private long amount(double weight, Amounts amounts) throws SampleFormatException {
        double amount = weight * amounts.factor();
        if (amount >= Long.MAX_VALUE) {
            throw new ArithmeticException("the amount " + amount);
        }
        long rounded = Math.round(amount);
        if (amounts.unit() == SampleUnit.SAMPLES && Math.abs(amount - rounded) > ROUNDING * Math.max(1, amount)) {
            throw new SampleFormatException(
                    file,
                    "a sample has the weight " + weight
                            + ", which is no whole number: give the unit of the weights, or whole ones");
        }
        return rounded;
    }
}
