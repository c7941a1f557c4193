package dev.culprit.analyzer.git;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code git fast-import} reads: it needs no working tree, no index and no filters of line ends. */
final class ImportStream {

    /** Nobody wrote it but the program, and in CI nobody has set a name; the time is that of no use. */
    private static final String COMMITTER = "committer culprit <culprit@localhost> 0 +0000\n";

    private ImportStream() {}

    /** Writes one commit without parents, of {@code files} in {@code folder}. */
    static void write(Path stream, String ref, Path folder, List<String> files, String message) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(stream))) {
            text(out, "commit " + ref + "\n" + COMMITTER);
            byte[] words = message.getBytes(StandardCharsets.UTF_8);
            text(out, "data " + words.length + "\n");
            out.write(words);
            text(out, "\n");
            for (String file : files) {
                Path source = folder.resolve(file);
                text(out, "M 100644 inline " + file + "\ndata " + Files.size(source) + "\n");
                Files.copy(source, out);
                text(out, "\n");
            }
            text(out, "done\n");
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
