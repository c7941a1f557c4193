package dev.culprit.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a sample's profiles, results and logs stay until it runs again. */
final class CleanFolder {

    private CleanFolder() {}

    /** The folder of this sample in {@code target/samples}, empty. */
    static Path of(String name) throws IOException {
        Path folder = FinishedJars.output().resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
