package dev.culprit.analyzer.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The program of the demo and the culprit that was planted in it, as the sample's own jar states them.
 *
 * @param mainClass to run on both sides
 * @param className of the culprit
 * @param method of the culprit
 * @param callee method that is called more often; empty when the culprit's own code is slower
 * @param cause why
 * @param file source file
 * @param line that is responsible
 */
record Planted(String mainClass, String className, String method, String callee, String cause, String file, int line) {

    private static final String RESOURCE = "META-INF/culprit-demo.json";

    /**
     * Reads the statement from the candidate's jar.
     *
     * @throws CommandFailure if there is none
     */
    static Planted in(Path jar) throws CommandFailure {
        try (JarFile zip = new JarFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(RESOURCE);
            if (entry == null) {
                throw new IOException("it lacks " + RESOURCE);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return of(new ObjectMapper().readTree(in));
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    jar + " cannot be read (" + e.getMessage() + "); build it again with 'mvn package'");
        }
    }

    private static Planted of(JsonNode json) {
        return new Planted(
                json.path("mainClass").asText(),
                json.path("class").asText(),
                json.path("method").asText(),
                json.path("callee").asText(),
                json.path("cause").asText(),
                json.path("file").asText(),
                json.path("line").asInt());
    }

    /** Whether {@code comparison} names this culprit first; where calls grew, with the very line. */
    boolean isNamedBy(Comparison comparison) {
        if (comparison.verdict() != Verdict.REGRESSED || comparison.culprits().isEmpty()) {
            return false;
        }
        Culprit first = comparison.culprits().get(0);
        return first.function().className().equals(className)
                && first.function().method().equals(method)
                && first.cause().name().equals(cause)
                && isCallee(first.callee(), first.calleeLine());
    }

    private boolean isCallee(@Nullable Function function, int calleeLine) {
        return callee.isEmpty()
                ? function == null
                : function != null && function.method().equals(callee) && calleeLine == line;
    }

    @Override
    public String toString() {
        String simple = className.substring(className.lastIndexOf('.') + 1) + "." + method;
        return simple + (callee.isEmpty() ? "" : " -> " + callee) + " at " + file + ":" + line;
    }
}
