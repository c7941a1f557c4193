package dev.culprit.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory that profiles go to. The agent names each file {@code <fork>-<pid>-<start>.culprit}.
 *
 * @param path absolute
 */
record ProfileSet(Path path) {

    /** The name of the next fork: all JVMs of one build are one fork, as those of one {@code culprit run} are. */
    String nextFork() {
        return Integer.toString(1
                + names().stream()
                        .map(name -> name.split("-", 2)[0])
                        .filter(fork -> fork.matches("[0-9]{1,6}"))
                        .mapToInt(Integer::parseInt)
                        .max()
                        .orElse(0));
    }

    private List<String> names() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            // The agent says so of a directory that it cannot write to; a build does not fail for its profiles.
            return List.of();
        }
    }
}
