package dev.culprit.analyzer.formats.speedscope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.culprit.analyzer.formats.input.Amounts;
import dev.culprit.analyzer.formats.input.JsonEnds;
import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads speedscope's file format (https://www.speedscope.app/file-format-schema.json), profiles of samples and of events. The frames may come after
 * the profiles that need them: a first pass reads them, a second one the profiles.
 */
public final class SpeedscopeReader {

    /** Opens the file from its beginning. */
    public interface Opener {
        InputStream open() throws IOException;
    }

    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final Numbering numbering;
    private final SpeedscopeFrames frames;

    /** Whether this project wrote the file: then a profile is called what was sampled. */
    private boolean ours;

    private SpeedscopeReader(String file, SampleVisitor visitor) {
        this.file = file;
        this.numbering = new Numbering(visitor);
        this.frames = new SpeedscopeFrames(file, numbering);
    }

    /** Whether a file that begins with {@code start} is speedscope's. */
    public static boolean recognises(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("{")
                && (text.contains("speedscope.app/file-format-schema")
                        || text.contains("\"shared\"") && text.contains("\"frames\"")
                        || text.contains("\"profiles\"") && text.contains("\"sampled\""));
    }

    /**
     * Reads all profiles of a file.
     *
     * @throws SampleFormatException if it is no JSON of that format, or contradicts itself
     */
    public static void read(String file, Opener opener, SampleVisitor visitor) throws IOException {
        SpeedscopeReader reader = new SpeedscopeReader(file, visitor);
        try {
            try (JsonParser json = JSON.createParser(opener.open())) {
                reader.members(json, "shared");
            }
            try (JsonParser json = JSON.createParser(opener.open())) {
                reader.members(json, "profiles");
            }
        } catch (JsonProcessingException e) {
            throw new SampleFormatException(
                    file, e.getLocation() == null ? 0 : e.getLocation().getByteOffset(), "no JSON: " + oneLine(e));
        }
    }

    private static String oneLine(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).replaceAll("\\s*\\R\\s*", " ");
    }

    /** Reads the member {@code wanted} of the file, and what is said before it. */
    private void members(JsonParser json, String wanted) throws IOException {
        json.nextToken();
        JsonEnds.require(file, json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("exporter") && value == JsonToken.VALUE_STRING) {
                ours = json.getText().startsWith(SpeedscopeWriter.EXPORTER);
            } else if (!name.equals(wanted)) {
                json.skipChildren();
            } else if (name.equals("shared")) {
                shared(json);
            } else {
                JsonEnds.require(file, json, JsonToken.START_ARRAY);
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    profile(json);
                }
                JsonEnds.require(file, json, JsonToken.END_ARRAY);
            }
        }
        JsonEnds.require(file, json, JsonToken.END_OBJECT);
    }

    private void shared(JsonParser json) throws IOException {
        JsonEnds.require(file, json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isFrames = json.currentName().equals("frames");
            json.nextToken();
            if (isFrames) {
                frames.read(json);
            } else {
                json.skipChildren();
            }
        }
        JsonEnds.require(file, json, JsonToken.END_OBJECT);
    }

    private void profile(JsonParser json) throws IOException {
        SpeedscopeProfile profile = new SpeedscopeProfile(file, frames);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            profile.member(name, json);
        }
        JsonEnds.require(file, json, JsonToken.END_OBJECT);
        Amounts unit = Amounts.of(profile.unit());
        boolean named = ours && !profile.name().isEmpty();
        SampledEvent event = new SampledEvent(named ? profile.name() : usualName(unit.unit()), "", unit.unit(), 0);
        // Other tools write a profile for each thread.
        int thread = ours || profile.name().isEmpty() ? -1 : numbering.thread(0, profile.name());
        profile.emit(numbering, numbering.event(event), thread, unit);
    }

    private static String usualName(SampleUnit unit) {
        return switch (unit) {
            case NANOSECONDS -> "time";
            case BYTES -> "alloc";
            case SAMPLES -> "samples";
        };
    }
}
