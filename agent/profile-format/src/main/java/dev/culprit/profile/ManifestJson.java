package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.culprit.profile.Completeness.MissingPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code manifest.json}. */
final class ManifestJson {

    private ManifestJson() {}

    static void write(Manifest manifest, JsonGenerator json) throws IOException {
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("format", Members.FORMAT);
        json.writeNumberField("version", Members.VERSION);
        json.writeStringField("agentVersion", manifest.agentVersion());
        writeProcess(manifest.process(), json);
        writeOptional("fork", manifest.fork(), json);
        writeOptional("commit", manifest.commit(), json);
        writeStrings("environment", manifest.environment(), json);
        writeStrings("options", manifest.options(), json);
        PlanJson.write(manifest.plan(), json);
        writeProbeCost(manifest.probeCost(), json);
        json.writeObjectFieldStart("activity");
        for (Map.Entry<String, Long> fact : manifest.activity().entrySet()) {
            json.writeNumberField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        writeCompleteness(manifest.completeness(), json);
        json.writeEndObject();
    }

    private static void writeProcess(ProcessInfo process, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("process");
        json.writeNumberField("pid", process.pid());
        json.writeNumberField("startEpochMillis", process.startEpochMillis());
        json.writeNumberField("writtenEpochMillis", process.writtenEpochMillis());
        json.writeNumberField("elapsedNanos", process.elapsedNanos());
        json.writeStringField("command", process.command());
        json.writeStringField("workingDirectory", process.workingDirectory());
        ProcessInfo.Parent parent = process.parent();
        if (parent != null) {
            json.writeObjectFieldStart("parent");
            json.writeNumberField("pid", parent.pid());
            json.writeNumberField("startEpochMillis", parent.startEpochMillis());
            json.writeStringField("command", parent.command());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeProbeCost(ProbeCost cost, JsonGenerator json) throws IOException {
        if (!cost.isKnown()) {
            return;
        }
        json.writeObjectFieldStart("probeCost");
        json.writeNumberField("insideNanos", cost.insideNanos());
        json.writeNumberField("outsideNanos", cost.outsideNanos());
        json.writeNumberField("errorNanos", cost.errorNanos());
        if (!Double.isNaN(cost.untimedNanos())) {
            json.writeNumberField("untimedNanos", cost.untimedNanos());
        }
        json.writeEndObject();
    }

    private static void writeCompleteness(Completeness completeness, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("completeness");
        json.writeBooleanField("complete", completeness.complete());
        json.writeNumberField("suppressedErrors", completeness.suppressedErrors());
        json.writeNumberField("truncatedCalls", completeness.truncatedCalls());
        json.writeNumberField("skippedClasses", completeness.skippedClasses());
        writeList("notes", completeness.notes(), json);
        writeMissing(completeness.missing(), json);
        json.writeEndObject();
    }

    private static void writeMissing(List<MissingPart> missing, JsonGenerator json) throws IOException {
        if (missing.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("missing");
        for (MissingPart one : missing) {
            json.writeStartObject();
            json.writeStringField("part", one.part());
            json.writeStringField("reason", one.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeOptional(String name, @Nullable String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void writeStrings(String name, Map<String, String> values, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : values.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    static void writeList(String name, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    static Manifest read(JsonCursor in) throws IOException {
        Fields fields = new Fields();
        in.object(name -> fields.read(name, in));
        return fields.toManifest(in);
    }

    /** What has been read so far; the members of an object may come in any order. */
    private static final class Fields {
        private @Nullable String format;
        private int version;
        private String agentVersion = "";
        private @Nullable ProcessInfo process;
        private @Nullable String fork;
        private @Nullable String commit;
        private Map<String, String> environment = Map.of();
        private Map<String, String> options = Map.of();
        private @Nullable InstrumentationPlan plan;
        private ProbeCost probeCost = ProbeCost.UNKNOWN;
        private final Map<String, Long> activity = new LinkedHashMap<>();
        private @Nullable Completeness completeness;

        void read(String name, JsonCursor in) throws IOException {
            switch (name) {
                case "format" -> format = in.string();
                case "version" -> version = readVersion(in);
                case "agentVersion" -> agentVersion = in.string();
                case "process" -> process = readProcess(in);
                case "fork" -> fork = in.string();
                case "commit" -> commit = in.string();
                case "environment" -> environment = readStrings(in);
                case "options" -> options = readStrings(in);
                case "plan" -> plan = PlanJson.read(in);
                case "probeCost" -> probeCost = readProbeCost(in);
                case "activity" -> in.object(fact -> activity.put(fact, in.longValue()));
                case "completeness" -> completeness = readCompleteness(in);
                default -> in.skip();
            }
        }

        Manifest toManifest(JsonCursor in) throws ProfileException {
            if (!Members.FORMAT.equals(format) || version == 0) {
                throw in.damaged("it does not say \"format\": \"" + Members.FORMAT + "\" and a version");
            }
            if (process == null || plan == null || completeness == null) {
                throw in.damaged("process, plan or completeness is missing");
            }
            return new Manifest(
                    agentVersion, process, fork, commit, environment, options, plan, probeCost, activity, completeness);
        }
    }

    private static int readVersion(JsonCursor in) throws IOException {
        int version = in.intValue();
        if (version > Members.VERSION) {
            throw new UnsupportedVersionException(version, Members.VERSION);
        }
        if (version < 1) {
            throw in.damaged("version " + version + " does not exist");
        }
        return version;
    }

    private static ProcessInfo readProcess(JsonCursor in) throws IOException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        List<ProcessInfo.Parent> parent = new ArrayList<>(1);
        in.object(name -> {
            if (name.equals("parent")) {
                parent.add(readParent(in));
            } else {
                readNumberOrText(name, in, numbers, texts);
            }
        });
        return new ProcessInfo(
                numbers.getOrDefault("pid", 0L),
                numbers.getOrDefault("startEpochMillis", 0L),
                numbers.getOrDefault("writtenEpochMillis", 0L),
                numbers.getOrDefault("elapsedNanos", 0L),
                texts.getOrDefault("command", ""),
                texts.getOrDefault("workingDirectory", ""),
                parent.isEmpty() ? null : parent.get(0));
    }

    private static ProcessInfo.Parent readParent(JsonCursor in) throws IOException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        in.object(name -> readNumberOrText(name, in, numbers, texts));
        return new ProcessInfo.Parent(
                numbers.getOrDefault("pid", 0L),
                numbers.getOrDefault("startEpochMillis", 0L),
                texts.getOrDefault("command", ""));
    }

    static void readNumberOrText(String name, JsonCursor in, Map<String, Long> numbers, Map<String, String> texts)
            throws IOException {
        if (in.token() == JsonToken.VALUE_STRING) {
            texts.put(name, in.string());
        } else if (in.token() == JsonToken.VALUE_NUMBER_INT) {
            numbers.put(name, in.longValue());
        } else {
            in.skip();
        }
    }

    static Map<String, String> readStrings(JsonCursor in) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        in.object(name -> values.put(name, in.string()));
        return values;
    }

    static List<String> readList(JsonCursor in) throws IOException {
        List<String> values = new ArrayList<>();
        in.array(() -> values.add(in.string()));
        return values;
    }

    private static ProbeCost readProbeCost(JsonCursor in) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        in.object(name -> values.put(name, in.doubleValue()));
        return new ProbeCost(
                values.getOrDefault("insideNanos", Double.NaN),
                values.getOrDefault("outsideNanos", Double.NaN),
                values.getOrDefault("errorNanos", Double.NaN),
                values.getOrDefault("untimedNanos", Double.NaN));
    }

    private static Completeness readCompleteness(JsonCursor in) throws IOException {
        boolean[] complete = {false};
        Map<String, Long> numbers = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        List<MissingPart> missing = new ArrayList<>();
        in.object(name -> {
            switch (name) {
                case "complete" -> complete[0] = in.booleanValue();
                case "notes" -> notes.addAll(readList(in));
                case "missing" -> in.array(() -> missing.add(readMissing(in)));
                case "suppressedErrors", "truncatedCalls", "skippedClasses" -> numbers.put(name, in.longValue());
                default -> in.skip();
            }
        });
        return new Completeness(
                complete[0],
                numbers.getOrDefault("suppressedErrors", 0L),
                numbers.getOrDefault("truncatedCalls", 0L),
                Math.toIntExact(numbers.getOrDefault("skippedClasses", 0L)),
                notes,
                missing);
    }

    private static MissingPart readMissing(JsonCursor in) throws IOException {
        Map<String, String> texts = readStrings(in);
        return new MissingPart(texts.getOrDefault("part", ""), texts.getOrDefault("reason", ""));
    }
}
