package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code samples.json}: what {@code samples.jfr} holds. */
final class SamplesJson {

    private SamplesJson() {}

    static void write(SamplingInfo info, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("sampler", info.sampler());
        json.writeNumberField("zeroEpochNanos", info.zeroEpochNanos());
        json.writeNumberField("startNanos", info.startNanos());
        json.writeNumberField("endNanos", info.endNanos());
        json.writeArrayFieldStart("events");
        for (SamplingInfo.Event event : info.events()) {
            json.writeRaw('\n');
            write(event, json);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("cost");
        for (Map.Entry<String, Long> entry : info.cost().entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("notes");
        for (String note : info.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(SamplingInfo.Event event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", event.name());
        json.writeStringField("engine", event.engine());
        json.writeStringField("unit", event.unit().text());
        json.writeNumberField("interval", event.interval());
        if (event.problem() != null) {
            json.writeStringField("problem", event.problem());
        }
        json.writeEndObject();
    }

    static SamplingInfo read(JsonCursor in, ReaderLimits limits) throws IOException {
        String[] sampler = {""};
        long[] times = {Long.MIN_VALUE, -1, -1};
        List<SamplingInfo.Event> events = new ArrayList<>();
        Map<String, Long> cost = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        in.object(name -> {
            switch (name) {
                case "sampler" -> sampler[0] = in.string();
                case "zeroEpochNanos" -> times[0] = in.longValue();
                case "startNanos" -> times[1] = in.longValue();
                case "endNanos" -> times[2] = in.longValue();
                case "events" ->
                    in.array(() -> {
                        events.add(readEvent(in));
                        limits.check("events to sample", events.size(), limits.columns());
                    });
                case "cost" ->
                    in.object(what -> {
                        cost.put(what, in.longValue());
                        limits.check("costs", cost.size(), limits.columns());
                    });
                case "notes" ->
                    in.array(() -> {
                        notes.add(in.string());
                        limits.check("notes", notes.size(), limits.events());
                    });
                default -> in.skip();
            }
        });
        if (times[0] == Long.MIN_VALUE) {
            throw in.damaged("samples without zeroEpochNanos");
        }
        return new SamplingInfo(sampler[0], times[0], times[1], times[2], events, cost, notes);
    }

    private static SamplingInfo.Event readEvent(JsonCursor in) throws IOException {
        String[] texts = {"", "", null};
        SamplingInfo.@Nullable Unit[] unit = {null};
        long[] interval = {0};
        in.object(name -> {
            switch (name) {
                case "name" -> texts[0] = in.string();
                case "engine" -> texts[1] = in.string();
                case "problem" -> texts[2] = in.string();
                case "unit" -> unit[0] = unit(in);
                case "interval" -> interval[0] = in.longValue();
                default -> in.skip();
            }
        });
        if (unit[0] == null) {
            throw in.damaged("samples without a unit");
        }
        return new SamplingInfo.Event(texts[0], texts[1], unit[0], interval[0], texts[2]);
    }

    private static SamplingInfo.Unit unit(JsonCursor in) throws IOException {
        String text = in.string();
        SamplingInfo.Unit unit = SamplingInfo.Unit.of(text);
        if (unit == null) {
            throw in.damaged("the unknown unit '" + text + "'");
        }
        return unit;
    }
}
