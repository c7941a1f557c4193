package dev.culprit.samples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.samples.Suite.ExpectedCulprit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the culprits of a comparison of suites with a comment in the source. */
final class CulpritCheck {

    private CulpritCheck() {}

    /** @param method that the comment stands in */
    static List<String> failures(ExpectedCulprit expected, LineTable.Method method, JsonNode culprits) {
        JsonNode named = find(expected, method, culprits);
        String what = "Problem.java:" + expected.line() + " expected " + expected.cause() + " " + expected.callee();
        if (named == null) {
            return List.of(what + ", got " + (culprits.isEmpty() ? "nobody" : culprits.toString()));
        }
        List<String> failures = new ArrayList<>();
        if (!named.path("tests").toString().contains(expected.test())) {
            failures.add(what + " in " + expected.test() + ", got " + named.path("tests"));
        }
        String from = expected.handedOverBy();
        if (from != null && !named.path("path").toString().contains("." + from)) {
            failures.add(what + " handed over by " + from + ", got the path " + named.path("path"));
        }
        if (from != null && !named.path("path").toString().contains("." + expected.test())) {
            failures.add(what + " below " + expected.test() + ", got the path " + named.path("path"));
        }
        return failures;
    }

    private static @Nullable JsonNode find(ExpectedCulprit expected, LineTable.Method method, JsonNode culprits) {
        for (JsonNode culprit : culprits) {
            JsonNode callee = culprit.path("callee");
            if (culprit.path("cause").asText().equals(expected.cause())
                    && culprit.path("class").asText().equals(method.className())
                    && culprit.path("method").asText().equals(method.name())
                    && callee.path("method").asText().equals(expected.callee())
                    && callee.path("callSite").path("line").asInt() == expected.line()) {
                return culprit;
            }
        }
        return null;
    }
}
