package dev.culprit.analyzer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
     *     would quietly compare all the profiles below it; or if what was typed can be read only once
     */
    static ProfileSet typed(String parameter, String text, @Nullable String label) throws CommandFailure {
        return typed(parameter, List.of(text), label);
    }

    /** The same, typed as several words, each of which is a file, a directory, or several of them separated by commas. */
    static ProfileSet typed(String parameter, List<String> words, @Nullable String label) throws CommandFailure {
        String text = String.join(",", words);
        if (text.replace(",", "").isBlank()) {
            throw new CommandFailure(parameter + " is empty; name a profile or a directory of profiles");
        }
        List<Path> paths = words.stream().flatMap(ProfileSet::paths).toList();
        for (Path path : paths) {
            requireReadableTwice(path);
        }
        return new ProfileSet(label == null ? text : label, paths);
    }

    private static Stream<Path> paths(String word) {
        boolean several = word.contains(",") && !Files.exists(Path.of(word));
        return (several ? Arrays.stream(word.split(",")) : Stream.of(word))
                .filter(part -> !part.isBlank())
                .map(Path::of);
    }

    /** @throws CommandFailure if {@code path} is standard input, a pipe or a device: what was read of these is gone */
    static void requireReadableTwice(Path path) throws CommandFailure {
        boolean dash = path.toString().equals("-") && !Files.exists(path);
        if (dash || Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new CommandFailure((dash ? "'-' is standard input, a pipe" : path + " is a pipe or a device")
                    + "; culprit reads files more than once, so write it to a file first");
        }
    }

    static ProfileSet of(Path folder, String label) {
        return new ProfileSet(label, List.of(folder));
    }
}
