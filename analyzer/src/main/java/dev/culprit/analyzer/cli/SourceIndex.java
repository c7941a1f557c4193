package dev.culprit.analyzer.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds source files below a directory by their package and name, wherever the build keeps them. Not thread safe. */
final class SourceIndex {

    private static final Set<String> SKIPPED = Set.of("target", "build", "out", "node_modules", "bin");
    private static final List<String> SOURCES = List.of(".java", ".kt", ".groovy", ".scala");

    /** No project has so many; a home directory may. */
    private static final int MOST = 200_000;

    private final Path root;
    private @Nullable Map<String, List<String>> byName;

    SourceIndex(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * The path of a source file relative to the directory, with slashes.
     *
     * @param source path of the file below a directory of sources
     * @return {@code source} itself when it is not there; of several the one that is least deep
     */
    String find(String source) {
        if (byName == null) {
            byName = index();
        }
        String name = source.substring(source.lastIndexOf('/') + 1);
        return byName.getOrDefault(name, List.of()).stream()
                .filter(path -> path.equals(source) || path.endsWith("/" + source))
                .min(Comparator.comparingLong((String path) ->
                                path.chars().filter(c -> c == '/').count())
                        .thenComparing(path -> path))
                .orElse(source);
    }

    private Map<String, List<String>> index() {
        Map<String, List<String>> index = new HashMap<>();
        try {
            Files.walkFileTree(root, new Visitor(index));
        } catch (IOException e) {
            // What was found until then is still right.
            return index;
        }
        return index;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Map<String, List<String>> index;
        private int visited;

        Visitor(Map<String, List<String>> index) {
            this.index = index;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            boolean skipped = SKIPPED.contains(name) || name.startsWith(".");
            return skipped && !directory.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (SOURCES.stream().anyMatch(name::endsWith)) {
                String path = root.relativize(file).toString().replace('\\', '/');
                index.computeIfAbsent(name, key -> new ArrayList<>()).add(path);
            }
            return ++visited > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
