package dev.culprit.analyzer.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory of this process alone, made when it is first needed and deleted at the end. Not thread safe. */
final class Scratch implements AutoCloseable {

    private @Nullable Path root;

    /** A directory {@code name} in it, which need not exist yet. */
    Path resolve(String name) throws IOException {
        Path made = root == null ? Files.createTempDirectory("culprit-baselines") : root;
        root = made;
        return made.resolve(name);
    }

    @Override
    public void close() {
        if (root != null) {
            delete(root);
        }
    }

    /** Deletes {@code folder} as far as it can be deleted. */
    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            return;
        }
    }
}
