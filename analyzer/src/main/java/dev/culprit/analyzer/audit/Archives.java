package dev.culprit.analyzer.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Reads the class files of archives, and of archives within them, as executable jars and wars have. */
final class Archives {

    private static final List<String> ENDINGS = List.of(".jar", ".war", ".ear", ".zip");

    /** What a newer JVM takes instead: the same classes once more. */
    private static final String OTHER_VERSIONS = "META-INF/versions/";

    private final ReadBudget budget;
    private final ClassFileSink sink;

    Archives(ReadBudget budget, ClassFileSink sink) {
        this.budget = budget;
        this.sink = sink;
    }

    static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    static boolean isClassFile(String name) {
        return name.endsWith(".class") && !name.startsWith(OTHER_VERSIONS) && !name.endsWith("-info.class");
    }

    /**
     * Reads the archive {@code file}.
     *
     * @throws AuditException if it is none, or one that no build tool makes
     */
    void read(Path file) throws AuditException {
        Origin origin = new Origin(file, file.toString());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                budget.entry(origin.archive());
                if (!entry.isDirectory() && isWanted(entry.getName())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        read(origin, entry.getName(), in, entry.getCompressedSize(), 0);
                    }
                }
            }
        } catch (AuditException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Names that are no text, as java.util.zip says them, are runtime exceptions.
            throw new AuditException(file + " is not a readable jar (" + e.getMessage()
                    + "); name a directory of classes, a class file or a jar");
        }
    }

    private static boolean isWanted(String name) {
        return isClassFile(name) || isArchive(name);
    }

    private void read(Origin origin, String name, InputStream in, long packed, int depth) throws IOException {
        String where = origin.entry(name);
        try {
            if (isClassFile(name)) {
                sink.take(origin, name, budget.classFile(in, packed, where));
            } else if (depth < budget.limits().nesting()) {
                readNested(
                        new Origin(origin.input(), where),
                        new CountedStream(in, () -> packed, where, budget),
                        depth + 1);
            } else {
                sink.note(where + " was left out: it is an archive within " + depth + " archives");
            }
        } catch (ZipException | java.io.EOFException e) {
            sink.note(where + " cannot be unpacked (" + e.getMessage() + "), so it was left out");
        }
    }

    /** What is not wanted is unpacked too, as a stream cannot be skipped otherwise; so it counts. */
    private void readNested(Origin origin, CountedStream in, int depth) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        InputStream unpacked = new CountedStream(zip, in::count, origin.archive(), budget);
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries++;
            budget.entry(origin.archive());
            if (!entry.isDirectory() && isWanted(entry.getName())) {
                read(origin, entry.getName(), unpacked, -1, depth);
            }
            unpacked.transferTo(OutputStream.nullOutputStream());
        }
        if (entries == 0) {
            sink.note(origin.archive() + " has no entries, or is no archive, so it was left out");
        }
    }
}
