package dev.culprit.analyzer.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The small text files in which a kernel tells about itself. What cannot be read is absent, as on every other system than
 * Linux.
 *
 * @param root the file system's root
 */
record SystemFiles(Path root) {

    static SystemFiles ofThisMachine() {
        return new SystemFiles(Path.of("/"));
    }

    /** The trimmed content of an absolute path. */
    Optional<String> read(String path) {
        try {
            return Optional.of(
                    Files.readString(resolve(path), StandardCharsets.ISO_8859_1).strip());
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** The directories in an absolute path, sorted; links count once. */
    List<Path> directories(String path) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(resolve(path), Files::isDirectory)) {
            for (Path entry : entries) {
                found.add(entry.toRealPath());
            }
        } catch (IOException | SecurityException e) {
            return List.of();
        }
        Collections.sort(found);
        return found.stream().distinct().toList();
    }

    private Path resolve(String path) {
        return root.resolve(path.substring(1));
    }
}
