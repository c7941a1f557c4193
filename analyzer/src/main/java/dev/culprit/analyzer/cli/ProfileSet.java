package dev.culprit.analyzer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile set as named on the command line.
 *
 * @param label how to call it
 * @param paths files and directories
 */
record ProfileSet(String label, List<Path> paths) {

    ProfileSet {
        paths = List.copyOf(paths);
    }

    /** A set typed as a file, a directory, or several of them separated by commas. */
    static ProfileSet typed(String text, @Nullable String label) {
        boolean several = text.contains(",") && !Files.exists(Path.of(text));
        List<Path> paths = several
                ? Arrays.stream(text.split(","))
                        .filter(part -> !part.isBlank())
                        .map(Path::of)
                        .toList()
                : List.of(Path.of(text));
        return new ProfileSet(label == null ? text : label, paths);
    }

    static ProfileSet of(Path folder, String label) {
        return new ProfileSet(label, List.of(folder));
    }
}
