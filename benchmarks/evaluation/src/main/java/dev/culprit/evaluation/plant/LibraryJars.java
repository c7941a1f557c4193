package dev.culprit.evaluation.plant;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The jars of a library: which holds a class, and a copy of one with a class replaced. */
final class LibraryJars {

    private static final String VERSIONS = "META-INF/versions/";

    private final Map<String, Path> jarOfClass = new HashMap<>();

    LibraryJars(List<Path> jars) throws IOException {
        Set<String> versioned = new HashSet<>();
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile())) {
                jar.stream().map(ZipEntry::getName).forEach(name -> {
                    if (name.startsWith(VERSIONS)) {
                        versioned.add(name.substring(name.indexOf('/', VERSIONS.length()) + 1));
                    } else if (name.endsWith(".class")) {
                        jarOfClass.putIfAbsent(name, path);
                    }
                });
            }
        }
        // Which of several versions of a class runs depends on the JDK; such classes are left alone.
        jarOfClass.keySet().removeAll(versioned);
    }

    boolean has(String className) {
        return jarOfClass.containsKey(entry(className));
    }

    /** The jar that holds the class. */
    Path jarOf(String className) {
        @Nullable Path jar = jarOfClass.get(entry(className));
        if (jar == null) {
            throw new UnplantableException(className + " is in no jar");
        }
        return jar;
    }

    byte[] bytesOf(String className) throws IOException {
        try (JarFile jar = new JarFile(jarOf(className).toFile())) {
            JarEntry found = jar.getJarEntry(entry(className));
            return jar.getInputStream(found).readAllBytes();
        }
    }

    /** Writes a copy of the jar that holds the class, of the same name, in {@code folder}. */
    Path copyWith(String className, byte[] replacement, Path folder) throws IOException {
        Path original = jarOf(className);
        Files.createDirectories(folder);
        Path copy = folder.resolve(original.getFileName());
        try (JarFile jar = new JarFile(original.toFile());
                OutputStream file = Files.newOutputStream(copy);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (JarEntry source : jar.stream().toList()) {
                ZipEntry target = new ZipEntry(source.getName());
                target.setTime(source.getTime());
                out.putNextEntry(target);
                out.write(
                        source.getName().equals(entry(className))
                                ? replacement
                                : jar.getInputStream(source).readAllBytes());
                out.closeEntry();
            }
        }
        return copy;
    }

    private static String entry(String className) {
        return className.replace('.', '/') + ".class";
    }
}
