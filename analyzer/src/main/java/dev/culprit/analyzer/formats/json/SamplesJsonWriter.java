package dev.culprit.analyzer.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleQuality;
import dev.culprit.analyzer.samples.SampleTree;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes trees as plain JSON, a record a line, so that other programs need no library for profiles. */
public final class SamplesJsonWriter {

    static final String FORMAT = "culprit.samples";
    static final int VERSION = 1;

    private final JsonGenerator json;
    private final Map<SampleFrame, Integer> frames = new HashMap<>();

    private SamplesJsonWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes to {@code out}, which is not closed. */
    public static void write(List<SampleTree> trees, OutputStream out) throws IOException {
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        try (JsonGenerator json = factory.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            new SamplesJsonWriter(json).write(trees);
        }
    }

    private void write(List<SampleTree> trees) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeArrayFieldStart("frames");
        for (SampleTree tree : trees) {
            for (SampleFrame frame : tree.frames()) {
                if (frames.putIfAbsent(frame, frames.size()) == null) {
                    writeFrame(frame);
                }
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("events");
        for (SampleTree tree : trees) {
            writeEvent(tree);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeFrame(SampleFrame frame) throws IOException {
        json.writeRaw(frames.size() == 1 ? "\n" : "");
        json.writeStartObject();
        json.writeStringField("class", frame.className());
        json.writeStringField("method", frame.method());
        json.writeStringField("descriptor", frame.descriptor());
        json.writeStringField("type", frame.type().name());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeEvent(SampleTree tree) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("name", tree.event().name());
        json.writeStringField("engine", tree.event().engine());
        json.writeStringField("unit", tree.event().unit().name());
        json.writeNumberField("interval", tree.event().interval());
        SampleQuality quality = tree.quality();
        json.writeNumberField("samples", quality.samples());
        json.writeNumberField("withoutStack", quality.withoutStack());
        json.writeNumberField("withoutStackWeight", quality.withoutStackWeight());
        json.writeNumberField("truncated", quality.truncated());
        json.writeArrayFieldStart("columns");
        for (String column : List.of("parent", "frame", "line", "samples", "weight")) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (int node = 0; node < tree.size(); node++) {
            writeRow(tree, node);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeRow(SampleTree tree, int node) throws IOException {
        int frame = node == 0 ? -1 : frames.getOrDefault(tree.frames().get(tree.frame(node)), -1);
        long[] row = {tree.parent(node), frame, tree.line(node), tree.samples(node), tree.weight(node)};
        json.writeRaw(node == 0 ? "\n" : "");
        json.writeArray(row, 0, row.length);
        json.writeRaw('\n');
    }
}
