package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes {@code telemetry.json}: handlers, targets and registrations, one a line. */
final class TelemetryJson {

    private TelemetryJson() {}

    static void write(Telemetry telemetry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("droppedHandlers", telemetry.droppedHandlers());
        json.writeNumberField("droppedRegistrations", telemetry.droppedRegistrations());
        json.writeArrayFieldStart("handlers");
        for (Telemetry.Handler handler : telemetry.handlers()) {
            json.writeRaw('\n');
            writeHandler(handler, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("targets");
        for (Telemetry.Target target : telemetry.targets()) {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("class", target.className());
            json.writeNumberField("mostHandlers", target.mostHandlers());
            json.writeNumberField("firstNanos", target.firstNanos());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("registrations");
        for (Telemetry.Registration registration : telemetry.registrations()) {
            json.writeRaw('\n');
            writeRegistration(registration, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("thrown");
        for (Telemetry.Thrown thrown : telemetry.thrown()) {
            json.writeRaw('\n');
            json.writeArray(new long[] {thrown.method(), thrown.count()}, 0, 2);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeHandler(Telemetry.Handler handler, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", handler.type());
        json.writeStringField("family", handler.family());
        json.writeStringField("class", handler.className());
        json.writeStringField("kind", handler.kind().name());
        json.writeArrayFieldStart("callbacks");
        for (int callback : handler.callbacks()) {
            json.writeNumber(callback);
        }
        json.writeEndArray();
        Telemetry.Body body = handler.body();
        if (body != null) {
            json.writeObjectFieldStart("body");
            json.writeStringField("class", body.className());
            json.writeStringField("name", body.name());
            json.writeStringField("descriptor", body.descriptor());
            json.writeEndObject();
        }
        writePlace("createdAt", handler.createdAt(), json);
        json.writeEndObject();
    }

    private static void writePlace(String field, Telemetry.@Nullable Place place, JsonGenerator json)
            throws IOException {
        if (place == null) {
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("class", place.className());
        json.writeStringField("method", place.method());
        writeText("file", place.file(), json);
        json.writeNumberField("line", place.line());
        json.writeEndObject();
    }

    private static void writeText(String field, @Nullable String text, JsonGenerator json) throws IOException {
        if (text != null) {
            json.writeStringField(field, text);
        }
    }

    private static void writeRegistration(Telemetry.Registration registration, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("handler", registration.handler());
        json.writeNumberField("object", registration.object());
        json.writeNumberField("target", registration.target());
        json.writeStringField("method", registration.method());
        writePlace("at", registration.at(), json);
        json.writeStringField("thread", registration.thread());
        writeText("test", registration.test(), json);
        writeText("phase", registration.phase(), json);
        json.writeNumberField("atNanos", registration.atNanos());
        json.writeStringField("state", registration.state().name());
        json.writeNumberField("endNanos", registration.endNanos());
        json.writeNumberField("within", registration.within());
        json.writeEndObject();
    }
}
