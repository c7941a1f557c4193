package dev.culprit.agent.environment;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small text files of the kernel and of git. A file that cannot be read has no lines. */
final class TextFile {

    private static final int MAX_LINES = 10_000;

    private TextFile() {}

    static List<String> lines(File file) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && lines.size() < MAX_LINES; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException | SecurityException e) {
            // Absent on this system, or not for us: then the fact is absent as well.
            return lines;
        }
        return lines;
    }

    static @Nullable String firstLine(File file) {
        List<String> lines = lines(file);
        return lines.isEmpty() || lines.get(0).isBlank() ? null : lines.get(0).trim();
    }

    /** What follows the colon in the first line that begins with {@code key}. */
    static @Nullable String field(File file, String key) {
        for (String line : lines(file)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).trim().equals(key)) {
                return line.substring(colon + 1).trim();
            }
        }
        return null;
    }

    /** A field of the form {@code 12345 kB}, in bytes; null when it is not there. */
    static @Nullable Long kilobytes(File file, String key) {
        String value = field(file, key);
        if (value == null || !value.matches("\\d{1,15} kB")) {
            return null;
        }
        return 1024 * Long.parseLong(value.substring(0, value.length() - " kB".length()));
    }
}
