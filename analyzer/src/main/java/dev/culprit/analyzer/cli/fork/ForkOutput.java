package dev.culprit.analyzer.cli.fork;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What commands without a terminal read and write. */
public final class ForkOutput {

    private static final int SHOWN_LINES = 20;

    private ForkOutput() {}

    /** An input that has nothing. */
    public static File nullDevice() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    /** The last lines of a log, below the message that they explain; empty when there are none. */
    public static String tail(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
            return last.isEmpty() ? "" : "\n    | " + String.join("\n    | ", last);
        } catch (IOException e) {
            return "";
        }
    }
}
