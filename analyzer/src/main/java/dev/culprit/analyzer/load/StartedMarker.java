package dev.culprit.analyzer.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a JVM leaves when it begins to record: JSON with {@code pid} and {@code command}. */
final class StartedMarker {

    private static final int MAX_BYTES = 64 * 1024;

    private StartedMarker() {}

    /** Says that the JVM of {@code marker} left no profile, and as well as possible which JVM it was. */
    static String warning(Path marker) {
        return "A JVM began to record and left no profile, probably because it was killed at once: " + describe(marker)
                + ".";
    }

    private static String describe(Path marker) {
        try (InputStream in = Files.newInputStream(marker)) {
            JsonNode json = new ObjectMapper().readTree(in.readNBytes(MAX_BYTES));
            String command = json.path("command").asText("").replaceAll("\\s+", " ");
            String pid = json.path("pid").asText("");
            if (!pid.isEmpty()) {
                return "process " + pid + (command.isEmpty() ? "" : " (" + shortened(command) + ")");
            }
        } catch (IOException ignored) {
            // A marker of a JVM that was killed while writing it; its name is all there is.
        }
        return ProfileFiles.baseName(marker);
    }

    private static String shortened(String command) {
        return command.length() <= 100 ? command : command.substring(0, 100) + "…";
    }
}
