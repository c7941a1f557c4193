package dev.culprit.analyzer.formats.speedscope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.culprit.analyzer.formats.input.FrameText;
import dev.culprit.analyzer.formats.input.JsonEnds;
import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import java.io.IOException;
import java.util.Arrays;

/** The frames that all profiles of a file share. */
final class SpeedscopeFrames {

    private final String file;
    private final Numbering numbering;
    private int[] frames = new int[256];
    private int[] lines = new int[256];
    private int size;

    SpeedscopeFrames(String file, Numbering numbering) {
        this.file = file;
        this.numbering = numbering;
    }

    /** Reads the array at the parser. */
    void read(JsonParser json) throws IOException {
        JsonEnds.require(file, json, JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String name = "";
            int line = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("name")) {
                    name = json.getText();
                } else if (field.equals("line") && value == JsonToken.VALUE_NUMBER_INT) {
                    line = json.getIntValue();
                } else {
                    json.skipChildren();
                }
            }
            JsonEnds.require(file, json, JsonToken.END_OBJECT);
            add(name, line);
        }
        JsonEnds.require(file, json, JsonToken.END_ARRAY);
    }

    private void add(String name, int line) {
        if (size == frames.length) {
            frames = Arrays.copyOf(frames, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        FrameText text = FrameText.parse(name.isEmpty() ? "[unknown]" : name);
        frames[size] = numbering.frame(text.frame());
        lines[size++] = line > 0 ? line : text.line();
    }

    /** Refuses an index that the file has no frame for. */
    int checked(long index) throws SampleFormatException {
        if (index < 0 || index >= size) {
            throw new SampleFormatException(file, "refers to frame " + index + " of " + size);
        }
        return (int) index;
    }

    int frame(int index) {
        return frames[index];
    }

    int line(int index) {
        return lines[index];
    }
}
