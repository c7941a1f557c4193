package dev.culprit.analyzer.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a class file comes from.
 *
 * @param input the path that was named, or that a wildcard stands for
 * @param archive how to call the archive that holds it, archives in archives after a {@code !}; empty for a file of its own
 */
record Origin(Path input, String archive) {

    /** How to call the entry {@code name} of it. */
    String entry(String name) {
        return archive.isEmpty() ? name : archive + "!" + name;
    }

    static Origin of(Path input, @Nullable String archive) {
        return new Origin(input, archive == null ? "" : archive);
    }
}
