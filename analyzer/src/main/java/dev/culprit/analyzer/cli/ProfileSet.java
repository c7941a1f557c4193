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
 * @param shards the paths of each part of a run that was split by tests; empty when it was not
 */
record ProfileSet(String label, List<Path> paths, List<List<Path>> shards) {

    ProfileSet {
        paths = List.copyOf(paths);
        shards = List.copyOf(shards);
    }

    /** One that a single run has left. */
    ProfileSet(String label, List<Path> paths) {
        this(label, paths, List.of());
    }

    /** What parts of one run have left, each with some of its tests. */
    static ProfileSet ofShards(String label, List<List<Path>> shards) {
        return new ProfileSet(label, shards.stream().flatMap(List::stream).toList(), shards);
    }

    /** Each part as a set of its own; itself when there are none. */
    List<ProfileSet> parts() {
        return shards.isEmpty()
                ? List.of(this)
                : shards.stream().map(part -> new ProfileSet(label, part)).toList();
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
