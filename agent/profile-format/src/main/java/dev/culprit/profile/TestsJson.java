package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code tests.json}: the suite, its classes and its tests, one a line. */
final class TestsJson {

    private TestsJson() {}

    static void write(TestRuns runs, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (runs.suite() != null) {
            json.writeFieldName("suite");
            writeSuite(runs.suite(), json);
        }
        json.writeArrayFieldStart("classes");
        for (TestRuns.TestClass testClass : runs.classes()) {
            json.writeRaw('\n');
            writeClass(testClass, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tests");
        for (TestRuns.Test test : runs.tests()) {
            json.writeRaw('\n');
            writeTest(test, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeSuite(TestRuns.Suite suite, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("frameworks");
        for (String framework : suite.frameworks()) {
            json.writeString(framework);
        }
        json.writeEndArray();
        json.writeNumberField("discovered", suite.discovered());
        json.writeNumberField("jvmStartNanos", suite.jvmStartNanos());
        json.writeNumberField("discoveryStartNanos", suite.discoveryStartNanos());
        json.writeNumberField("startNanos", suite.startNanos());
        json.writeNumberField("endNanos", suite.endNanos());
        json.writeEndObject();
    }

    private static void writeClass(TestRuns.TestClass testClass, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("class", testClass.className());
        json.writeStringField("thread", testClass.thread());
        json.writeNumberField("startNanos", testClass.startNanos());
        json.writeNumberField("wallNanos", testClass.wallNanos());
        json.writeNumberField("setupNanos", testClass.setupNanos());
        json.writeNumberField("teardownNanos", testClass.teardownNanos());
        json.writeEndObject();
    }

    private static void writeTest(TestRuns.Test test, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", test.id());
        json.writeStringField("class", test.className());
        json.writeStringField("method", test.methodName());
        json.writeStringField("displayName", test.displayName());
        json.writeStringField("status", test.status().name());
        json.writeStringField("thread", test.thread());
        json.writeNumberField("startNanos", test.startNanos());
        json.writeNumberField("wallNanos", test.wallNanos());
        json.writeNumberField("setupNanos", test.setupNanos());
        json.writeNumberField("bodyNanos", test.bodyNanos());
        json.writeNumberField("teardownNanos", test.teardownNanos());
        json.writeBooleanField("ownTree", test.ownTree());
        json.writeNumberField("classesLoaded", test.classesLoaded());
        json.writeNumberField("classLoadNanos", test.classLoadNanos());
        json.writeNumberField("jitNanos", test.jitNanos());
        json.writeNumberField("gcNanos", test.gcNanos());
        json.writeEndObject();
    }

    static TestRuns read(JsonCursor in, ReaderLimits limits) throws IOException {
        TestRuns.@Nullable Suite[] suite = new TestRuns.Suite[1];
        List<TestRuns.TestClass> classes = new ArrayList<>();
        List<TestRuns.Test> tests = new ArrayList<>();
        in.object(name -> {
            switch (name) {
                case "suite" -> suite[0] = Fields.read(in).suite(in);
                case "classes" ->
                    in.array(() -> {
                        classes.add(Fields.read(in).testClass(in));
                        limits.check("classes of tests", classes.size(), limits.tests());
                    });
                case "tests" ->
                    in.array(() -> {
                        tests.add(Fields.read(in).test(in));
                        limits.check("tests", tests.size(), limits.tests());
                    });
                default -> in.skip();
            }
        });
        return new TestRuns(suite[0], classes, tests);
    }

    /** The fields of one object, whichever it is. */
    private static final class Fields {
        private final Map<String, String> strings = new HashMap<>();
        private final Map<String, Long> longs = new HashMap<>();
        private final List<String> frameworks = new ArrayList<>();
        private boolean ownTree;

        static Fields read(JsonCursor in) throws IOException {
            Fields fields = new Fields();
            in.object(name -> fields.read(name, in));
            return fields;
        }

        private void read(String field, JsonCursor in) throws IOException {
            switch (field) {
                case "frameworks" -> in.array(() -> frameworks.add(in.string()));
                case "ownTree" -> ownTree = in.booleanValue();
                case "id", "class", "method", "displayName", "status", "thread" -> strings.put(field, in.string());
                case "discovered",
                        "jvmStartNanos",
                        "discoveryStartNanos",
                        "startNanos",
                        "endNanos",
                        "wallNanos",
                        "setupNanos",
                        "bodyNanos",
                        "teardownNanos",
                        "classesLoaded",
                        "classLoadNanos",
                        "jitNanos",
                        "gcNanos" -> longs.put(field, in.longValue());
                default -> in.skip();
            }
        }

        TestRuns.Suite suite(JsonCursor in) throws ProfileException {
            return new TestRuns.Suite(
                    frameworks,
                    amount("discovered", in),
                    amount("jvmStartNanos", in),
                    amount("discoveryStartNanos", in),
                    amount("startNanos", in),
                    amount("endNanos", in));
        }

        TestRuns.TestClass testClass(JsonCursor in) throws ProfileException {
            return new TestRuns.TestClass(
                    text("class", in),
                    text("thread", in),
                    amount("startNanos", in),
                    amount("wallNanos", in),
                    amount("setupNanos", in),
                    amount("teardownNanos", in));
        }

        TestRuns.Test test(JsonCursor in) throws ProfileException {
            return new TestRuns.Test(
                    text("id", in),
                    text("class", in),
                    text("method", in),
                    text("displayName", in),
                    status(in),
                    text("thread", in),
                    amount("startNanos", in),
                    amount("wallNanos", in),
                    amount("setupNanos", in),
                    amount("bodyNanos", in),
                    amount("teardownNanos", in),
                    ownTree,
                    amount("classesLoaded", in),
                    longs.getOrDefault("classLoadNanos", -1L),
                    amount("jitNanos", in),
                    amount("gcNanos", in));
        }

        private TestRuns.Status status(JsonCursor in) throws ProfileException {
            String name = text("status", in);
            for (TestRuns.Status status : TestRuns.Status.values()) {
                if (status.name().equals(name)) {
                    return status;
                }
            }
            throw in.damaged("a test with the unknown status '" + name + "'");
        }

        private String text(String field, JsonCursor in) throws ProfileException {
            String value = strings.get(field);
            if (value == null) {
                throw in.damaged("a test without " + field);
            }
            return value;
        }

        private long amount(String field, JsonCursor in) throws ProfileException {
            long value = longs.getOrDefault(field, -1L);
            if (value < 0) {
                throw in.damaged("a test with a missing or negative " + field);
            }
            return value;
        }
    }
}
