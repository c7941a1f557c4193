package dev.culprit.agent.sampling;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the kernel tells of this process in files (Linux). */
final class ProcessFile {

    private ProcessFile() {}

    /** The first line that begins so; empty when there is none, null when the file cannot be read. */
    static @Nullable String line(String file, String beginning) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(beginning)) {
                    return line;
                }
            }
            return "";
        } catch (IOException | SecurityException e) {
            return null;
        }
    }
}
