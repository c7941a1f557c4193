package dev.culprit.analyzer.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The program of the demo and the culprit that was planted in it, as the sample's own jar states them.
 *
 * @param mainClass to run on both sides
 * @param className of the culprit
 * @param method of the culprit
 * @param file source file of the line
 * @param line that was changed for the worse
 */
record Planted(String mainClass, String className, String method, String file, int line) {

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
                throw new CommandFailure(jar + " lacks " + RESOURCE + "; build it again with 'mvn package'");
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
                json.path("file").asText(),
                json.path("line").asInt());
    }

    /** Whether {@code comparison} names this culprit first; where calls grew, with the line. */
    boolean isNamedBy(Comparison comparison) {
        if (comparison.verdict() != Verdict.REGRESSED || comparison.culprits().isEmpty()) {
            return false;
        }
        Culprit first = comparison.culprits().get(0);
        boolean sameLine = first.calleeLine() == 0 || first.calleeLine() == line;
        return first.function().className().equals(className)
                && first.function().method().equals(method)
                && sameLine;
    }

    @Override
    public String toString() {
        return className.substring(className.lastIndexOf('.') + 1) + "." + method + " (" + file + ":" + line + ")";
    }
}
