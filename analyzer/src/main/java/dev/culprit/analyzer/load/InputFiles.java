package dev.culprit.analyzer.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the files that paths lead to. */
public final class InputFiles {

    private InputFiles() {}

    /**
     * The files below {@code directory}, which may be a link to one, by name.
     *
     * @throws LoadException if it cannot be searched
     */
    static List<Path> below(Path directory, Predicate<Path> wanted) throws LoadException {
        try {
            // Searching a link itself finds nothing but the link.
            Path real = directory.toRealPath();
            try (Stream<Path> below = Files.walk(real)) {
                return below.filter(Files::isRegularFile)
                        .map(file -> directory.resolve(real.relativize(file)))
                        .filter(wanted)
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw unsearched(directory, e);
        } catch (UncheckedIOException e) {
            throw unsearched(directory, e.getCause());
        }
    }

    private static LoadException unsearched(Path directory, IOException e) {
        return new LoadException(directory + " cannot be searched: " + Reasons.of(e));
    }

    /** What is equal for paths, through links or not, that lead to one file. */
    public static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize(); // reading it says what is wrong
        }
    }
}
