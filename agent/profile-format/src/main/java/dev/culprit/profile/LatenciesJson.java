package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** {@code latencies.json}: one function or edge a line, histograms in HdrHistogram's V2 compressed encoding. */
final class LatenciesJson {

    private LatenciesJson() {}

    static void write(Profile profile, JsonGenerator json) throws IOException {
        HistogramCodec codec = new HistogramCodec();
        json.writeStartObject();
        json.writeStringField("unit", "ns");
        json.writeStringField("encoding", "HdrHistogram V2, zlib, base64");
        json.writeArrayFieldStart("functions");
        for (FunctionLatency latency : profile.latencies()) {
            json.writeRaw('\n');
            writeFunction(latency, codec, json);
        }
        json.writeEndArray();
        json.writeRaw('\n');
        json.writeArrayFieldStart("edges");
        for (EdgeLatency edge : profile.edges()) {
            json.writeRaw('\n');
            writeEdge(edge, codec, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeFunction(FunctionLatency latency, HistogramCodec codec, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("method", latency.method());
        json.writeStringField("total", codec.encode(latency.total()));
        // Most functions call nothing that is instrumented: their own time is their total, and is written once.
        if (!latency.self().equals(latency.total())) {
            json.writeStringField("self", codec.encode(latency.self()));
        }
        json.writeEndObject();
    }

    private static void writeEdge(EdgeLatency edge, HistogramCodec codec, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("caller", edge.caller());
        json.writeNumberField("line", edge.line());
        json.writeNumberField("callee", edge.callee());
        json.writeStringField("total", codec.encode(edge.total()));
        json.writeEndObject();
    }

    /** The two lists of the member. */
    record Latencies(List<FunctionLatency> functions, List<EdgeLatency> edges) {}

    static Latencies read(JsonCursor in, int methods, ReaderLimits limits) throws IOException {
        Latencies result = new Latencies(new ArrayList<>(), new ArrayList<>());
        HistogramCodec codec = new HistogramCodec();
        in.object(name -> {
            switch (name) {
                case "functions" ->
                    in.array(() -> {
                        Fields fields = readFields(in, codec);
                        result.functions.add(fields.toFunction(in, methods));
                        limits.check("latencies", result.functions.size(), limits.methods());
                    });
                case "edges" ->
                    in.array(() -> {
                        result.edges.add(readFields(in, codec).toEdge(in, methods));
                        limits.check("edges", result.edges.size(), limits.edges());
                    });
                default -> in.skip();
            }
        });
        return result;
    }

    private static Fields readFields(JsonCursor in, HistogramCodec codec) throws IOException {
        Fields fields = new Fields();
        in.object(name -> fields.read(name, in, codec));
        return fields;
    }

    private static final class Fields {
        private int method = -2;
        private int caller = -2;
        private int line;
        private int callee = -2;
        private @Nullable Histogram total;
        private @Nullable Histogram self;

        void read(String field, JsonCursor in, HistogramCodec codec) throws IOException {
            switch (field) {
                case "method" -> method = in.intValue();
                case "caller" -> caller = in.intValue();
                case "line" -> line = in.intValue();
                case "callee" -> callee = in.intValue();
                case "total" -> total = codec.decode(in);
                case "self" -> self = codec.decode(in);
                default -> in.skip();
            }
        }

        FunctionLatency toFunction(JsonCursor in, int methods) throws ProfileException {
            Histogram all = requireTotal(in);
            requireMethod(in, method, 0, methods);
            return new FunctionLatency(method, all, self == null ? all : self);
        }

        EdgeLatency toEdge(JsonCursor in, int methods) throws ProfileException {
            Histogram all = requireTotal(in);
            requireMethod(in, caller, -1, methods);
            requireMethod(in, callee, 0, methods);
            return new EdgeLatency(caller, line, callee, all);
        }

        private Histogram requireTotal(JsonCursor in) throws ProfileException {
            if (total == null) {
                throw in.damaged("a latency without a histogram");
            }
            return total;
        }

        private static void requireMethod(JsonCursor in, int index, int lowest, int methods) throws ProfileException {
            if (index < lowest || index >= methods) {
                throw in.damaged("a latency refers to method " + index + " of " + methods);
            }
        }
    }
}
