package dev.culprit.analyzer.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.culprit.analyzer.formats.input.JsonEnds;
import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the plain JSON of {@link SamplesJsonWriter}. */
public final class SamplesJsonReader {

    private final String file;
    private final Numbering numbering;
    private final List<SampleFrame> frames = new ArrayList<>();

    private SamplesJsonReader(String file, SampleVisitor visitor) {
        this.file = file;
        this.numbering = new Numbering(visitor);
    }

    /** Whether a file that begins with {@code start} is one. */
    public static boolean recognises(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("{") && text.contains('"' + SamplesJsonWriter.FORMAT + '"');
    }

    /**
     * Reads all events.
     *
     * @throws SampleFormatException if it is no JSON of that format, is of a newer version, or contradicts itself
     */
    public static void read(String file, InputStream in, SampleVisitor visitor) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(in)) {
            new SamplesJsonReader(file, visitor).read(json);
        } catch (JsonProcessingException e) {
            String problem = String.valueOf(e.getOriginalMessage()).replaceAll("\\s*\\R\\s*", " ");
            throw new SampleFormatException(file, "no JSON of samples: " + problem);
        }
    }

    private void read(JsonParser json) throws IOException {
        json.nextToken();
        boolean complete = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "version" -> checkVersion(json.getLongValue());
                case "frames" -> readFrames(json);
                case "events" -> {
                    JsonEnds.require(file, json, JsonToken.START_ARRAY);
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        new JsonTree(file, numbering, frames).read(json);
                    }
                    JsonEnds.require(file, json, JsonToken.END_ARRAY);
                    complete = true;
                }
                default -> json.skipChildren();
            }
        }
        JsonEnds.require(file, json, JsonToken.END_OBJECT);
        if (!complete) {
            throw new SampleFormatException(file, "it has no events");
        }
    }

    private void checkVersion(long version) throws SampleFormatException {
        if (version != SamplesJsonWriter.VERSION) {
            throw new SampleFormatException(
                    file, "version " + version + "; version " + SamplesJsonWriter.VERSION + " can be read");
        }
    }

    private void readFrames(JsonParser json) throws IOException {
        JsonEnds.require(file, json, JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String className = "";
            String method = "";
            String descriptor = "";
            FrameType type = FrameType.JAVA;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "class" -> className = json.getText();
                    case "method" -> method = json.getText();
                    case "descriptor" -> descriptor = json.getText();
                    case "type" -> type = type(json.getText());
                    default -> json.skipChildren();
                }
            }
            JsonEnds.require(file, json, JsonToken.END_OBJECT);
            frames.add(new SampleFrame(className, method, descriptor, type));
        }
        JsonEnds.require(file, json, JsonToken.END_ARRAY);
    }

    private FrameType type(String name) throws SampleFormatException {
        for (FrameType type : FrameType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new SampleFormatException(file, "a frame has the unknown type " + name);
    }
}
