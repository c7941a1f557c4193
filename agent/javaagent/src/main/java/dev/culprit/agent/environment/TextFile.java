package dev.culprit.agent.environment;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small text files of the kernel and of git. A file that cannot be read has no lines. */
final class TextFile {

    /** More than the largest of them that is of interest: the refs that git has packed, some hundred bytes each. */
    private static final int MAX_BYTES = 2 << 20;

    private TextFile() {}

    /** Without a reader: its decoder's classes would be initialised here first, perhaps while the heap is full. */
    static List<String> lines(File file) {
        byte[] bytes;
        try (InputStream in = new FileInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES);
        } catch (IOException | SecurityException e) {
            // Absent on this system, or not for us: then the fact is absent as well.
            return List.of();
        }
        return lines(new String(bytes, StandardCharsets.UTF_8));
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed;
            boolean returns = end > from && text.charAt(end - 1) == '\r';
            lines.add(text.substring(from, returns ? end - 1 : end));
            from = end + 1;
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
