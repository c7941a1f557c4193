package dev.culprit.analyzer.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds class files: in directories, in archives, or as they are. */
final class ClassFiles {

    private final ReadBudget budget;
    private final ClassFileSink sink;
    private final Archives archives;

    ClassFiles(AuditLimits limits, ClassFileSink sink) {
        this.budget = new ReadBudget(limits);
        this.sink = sink;
        this.archives = new Archives(budget, sink);
    }

    /**
     * Gives the sink every class file of {@code paths}.
     *
     * @throws AuditException if a path is neither a directory, nor a class file, nor an archive
     */
    void read(List<Path> paths) throws AuditException {
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                readDirectory(path);
            } else if (path.toString().endsWith(".class")) {
                readFile(path, path);
            } else {
                archives.read(path);
            }
        }
    }

    /** Only class files, as on a class path: a jar in a directory of classes is a resource, unless the directory has no classes. */
    private void readDirectory(Path directory) throws AuditException {
        List<Path> files = filesBelow(directory, name -> name.endsWith(".class"));
        if (files.isEmpty()) {
            List<Path> jars = filesBelow(directory, Archives::isArchive);
            if (jars.isEmpty()) {
                throw new AuditException(directory + " has neither classes nor jars below it; build the project first");
            }
            for (Path jar : jars) {
                archives.read(jar);
            }
        }
        for (Path file : files) {
            readFile(directory, file);
        }
    }

    private static List<Path> filesBelow(Path directory, java.util.function.Predicate<String> name)
            throws AuditException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> name.test(String.valueOf(file.getFileName())))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AuditException(directory + " cannot be searched: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new AuditException(
                    directory + " cannot be searched: " + e.getCause().getMessage());
        }
    }

    private void readFile(Path input, Path file) throws AuditException {
        String name = String.valueOf(file.getFileName());
        if (!Archives.isClassFile(name)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            sink.take(new Origin(input, ""), file.toString(), budget.classFile(in, -1, file.toString()));
        } catch (AuditException e) {
            throw e;
        } catch (IOException e) {
            throw new AuditException(file + " cannot be read: " + e.getMessage());
        }
    }
}
