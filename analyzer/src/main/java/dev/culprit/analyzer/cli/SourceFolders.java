package dev.culprit.analyzer.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the source file of a class by where Maven and Gradle put both. */
final class SourceFolders {

    private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy", "scala");

    /** End of a directory of classes, and what stands for it in the project. */
    private static final Map<String, String> LAYOUTS = Map.of(
            "target/classes", "src/main",
            "target/test-classes", "src/test",
            "build/classes/java/main", "src/main",
            "build/classes/java/test", "src/test",
            "build/classes/kotlin/main", "src/main",
            "build/classes/kotlin/test", "src/test");

    private SourceFolders() {}

    /**
     * The path of a source file, with slashes.
     *
     * @param input the directory or jar that the class is from
     * @param source path of the file below a directory of sources
     * @return relative to the working directory; {@code source} when the file is not where build tools expect it
     */
    static String find(String input, String source) {
        String classes = input.replace('\\', '/').replaceAll("/+$", "");
        for (Map.Entry<String, String> layout : LAYOUTS.entrySet()) {
            if (classes.equals(layout.getKey()) || classes.endsWith("/" + layout.getKey())) {
                String project =
                        classes.substring(0, classes.length() - layout.getKey().length());
                for (String language : LANGUAGES) {
                    String file = project + layout.getValue() + "/" + language + "/" + source;
                    if (exists(file)) {
                        return relative(file);
                    }
                }
            }
        }
        return source;
    }

    /** The name is from a class file, and may be anything. */
    private static boolean exists(String file) {
        try {
            return !file.contains("..") && Files.isRegularFile(Path.of(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String relative(String file) {
        Path path = Path.of(file).toAbsolutePath().normalize();
        Path here = Path.of("").toAbsolutePath();
        return (path.startsWith(here) ? here.relativize(path) : path).toString().replace('\\', '/');
    }
}
