package dev.culprit.analyzer.audit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files and directories that arguments stand for: paths, class paths, and class paths' wildcards. */
final class InputPaths {

    private static final String WILDCARD = "*";

    private InputPaths() {}

    /**
     * Finds them, in the order of {@code arguments}.
     *
     * @throws AuditException if one does not exist
     */
    static List<Path> of(List<String> arguments) throws AuditException {
        List<Path> paths = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.isBlank()) {
                throw new AuditException("an input is empty; name a directory of classes or a jar");
            }
            if (exists(argument)) {
                paths.add(path(argument));
            } else {
                addClassPath(argument, paths);
            }
        }
        return paths;
    }

    private static void addClassPath(String argument, List<Path> paths) throws AuditException {
        List<String> parts = Stream.of(argument.split(File.pathSeparator))
                .filter(part -> !part.isBlank())
                .toList();
        for (String part : parts) {
            if (part.equals(WILDCARD) || part.endsWith("/" + WILDCARD) || part.endsWith(File.separator + WILDCARD)) {
                addJars(part.substring(0, part.length() - 1), paths);
            } else if (exists(part)) {
                paths.add(path(part));
            } else if (parts.size() == 1) {
                throw new AuditException(part + " does not exist; name a directory of classes, a class file or a jar");
            }
            // A class path may name what is not there; the JVM takes no notice of it either.
        }
        if (paths.isEmpty()) {
            throw new AuditException("nothing of " + argument + " exists; name a directory of classes or a jar");
        }
    }

    private static void addJars(String directory, List<Path> paths) throws AuditException {
        Path folder = path(directory.isEmpty() ? "." : directory);
        if (!Files.isDirectory(folder)) {
            throw new AuditException(folder + " is not a directory, so it has no jars; check the path before the *");
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> Archives.isArchive(String.valueOf(file.getFileName())))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(paths::add);
        } catch (IOException e) {
            throw new AuditException(folder + " cannot be searched: " + e.getMessage());
        }
    }

    private static boolean exists(String text) throws AuditException {
        return !text.endsWith(WILDCARD) && Files.exists(path(text));
    }

    private static Path path(String text) throws AuditException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new AuditException("the path '" + text + "' cannot be used (" + e.getReason() + ")");
        }
    }
}
