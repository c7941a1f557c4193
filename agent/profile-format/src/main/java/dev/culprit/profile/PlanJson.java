package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import dev.culprit.profile.InstrumentationPlan.Timing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plan within {@code manifest.json}. */
final class PlanJson {

    private PlanJson() {}

    static void write(InstrumentationPlan plan, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("plan");
        ManifestJson.writeList("include", plan.include(), json);
        ManifestJson.writeList("exclude", plan.exclude(), json);
        json.writeStringField("root", plan.root());
        json.writeNumberField("probedClasses", plan.probedClasses());
        json.writeNumberField("probedMethods", plan.probedMethods());
        json.writeObjectFieldStart("leftOutMethods");
        for (Map.Entry<String, Integer> rule : plan.leftOutMethods().entrySet()) {
            json.writeNumberField(rule.getKey(), rule.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("skippedClasses");
        for (InstrumentationPlan.SkippedClass skipped : plan.skippedClasses()) {
            json.writeStartObject();
            json.writeStringField("class", skipped.className());
            json.writeStringField("reason", skipped.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!plan.thinned().isEmpty()) {
            writeThinned(plan.thinned(), json);
        }
        json.writeEndObject();
    }

    private static void writeThinned(List<ThinnedMethod> methods, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("thinned");
        for (ThinnedMethod method : methods) {
            json.writeStartObject();
            json.writeStringField("class", method.className());
            json.writeStringField("name", method.name());
            json.writeStringField("descriptor", method.descriptor());
            json.writeStringField("timing", method.timing().name());
            json.writeStringField("reason", method.reason());
            json.writeNumberField("sinceNanos", method.sinceNanos());
            json.writeNumberField("callsBefore", method.callsBefore());
            json.writeNumberField("totalNanosBefore", method.totalNanosBefore());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static InstrumentationPlan read(JsonCursor in) throws IOException {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        Map<String, Integer> leftOut = new LinkedHashMap<>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<InstrumentationPlan.SkippedClass> skipped = new ArrayList<>();
        List<ThinnedMethod> thinned = new ArrayList<>();
        List<String> root = new ArrayList<>(1);
        in.object(name -> {
            switch (name) {
                case "include", "exclude" -> patterns.put(name, ManifestJson.readList(in));
                case "root" -> root.add(in.string());
                case "probedClasses", "probedMethods" -> numbers.put(name, in.intValue());
                case "leftOutMethods" -> in.object(rule -> leftOut.put(rule, in.intValue()));
                case "skippedClasses" -> in.array(() -> skipped.add(readSkipped(in)));
                case "thinned" -> in.array(() -> thinned.add(readThinned(in)));
                default -> in.skip();
            }
        });
        return new InstrumentationPlan(
                patterns.getOrDefault("include", List.of()),
                patterns.getOrDefault("exclude", List.of()),
                root.isEmpty() ? "" : root.get(0),
                numbers.getOrDefault("probedClasses", 0),
                numbers.getOrDefault("probedMethods", 0),
                leftOut,
                skipped,
                thinned);
    }

    /** Of a file with nothing else in it that matters. */
    static List<ThinnedMethod> readOnlyThinned(JsonCursor in) throws IOException {
        List<ThinnedMethod> thinned = new ArrayList<>();
        boolean[] found = {false};
        in.object(name -> {
            if (name.equals("thinned")) {
                found[0] = true;
                in.array(() -> thinned.add(readThinned(in)));
            } else {
                in.skip();
            }
        });
        if (!found[0]) {
            throw in.damaged("there is no array 'thinned'");
        }
        return thinned;
    }

    private static ThinnedMethod readThinned(JsonCursor in) throws IOException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        in.object(name -> ManifestJson.readNumberOrText(name, in, numbers, texts));
        return new ThinnedMethod(
                texts.getOrDefault("class", ""),
                texts.getOrDefault("name", ""),
                texts.getOrDefault("descriptor", ""),
                timing(texts.getOrDefault("timing", ""), in),
                texts.getOrDefault("reason", ""),
                numbers.getOrDefault("sinceNanos", 0L),
                numbers.getOrDefault("callsBefore", 0L),
                numbers.getOrDefault("totalNanosBefore", 0L));
    }

    private static Timing timing(String name, JsonCursor in) throws ProfileException {
        for (Timing timing : Timing.values()) {
            if (timing.name().equals(name) && timing != Timing.EVERY) {
                return timing;
            }
        }
        throw in.damaged("a thinned method has the timing '" + name + "'");
    }

    private static InstrumentationPlan.SkippedClass readSkipped(JsonCursor in) throws IOException {
        Map<String, String> texts = ManifestJson.readStrings(in);
        return new InstrumentationPlan.SkippedClass(texts.getOrDefault("class", ""), texts.getOrDefault("reason", ""));
    }
}
