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

    /**
     * A set typed as a file, a directory, or several of them separated by commas.
     *
     * @param parameter what the usage calls it
     * @throws CommandFailure if nothing was typed: an empty path is the working directory, and an unset variable of a script
     *     would quietly compare all the profiles below it
     */
    static ProfileSet typed(String parameter, String text, @Nullable String label) throws CommandFailure {
        if (text.replace(",", "").isBlank()) {
            throw new CommandFailure(parameter + " is empty; name a profile or a directory of profiles");
        }
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
