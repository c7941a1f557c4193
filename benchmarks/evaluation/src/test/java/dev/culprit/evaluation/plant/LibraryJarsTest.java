package dev.culprit.evaluation.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryJarsTest {

    @TempDir
    Path folder;

    @Test
    void theCopyDiffersInTheOneClass() throws IOException {
        Path jar = jar("a/A.class", "a/B.class", "some.txt");
        LibraryJars jars = new LibraryJars(List.of(jar));
        Path copy = jars.copyWith("a.A", "new".getBytes(StandardCharsets.UTF_8), folder.resolve("copy"));

        assertThat(copy.getFileName()).isEqualTo(jar.getFileName());
        assertThat(content(copy, "a/A.class")).isEqualTo("new");
        assertThat(content(copy, "a/B.class")).isEqualTo("a/B.class");
        assertThat(content(copy, "some.txt")).isEqualTo("some.txt");
    }

    @Test
    void aClassWithVersionsForSomeJdksIsNotOffered() throws IOException {
        LibraryJars jars = new LibraryJars(List.of(jar("a/A.class", "a/B.class", "META-INF/versions/9/a/A.class")));

        assertThat(jars.has("a.A")).isFalse();
        assertThat(jars.has("a.B")).isTrue();
    }

    private Path jar(String... entries) throws IOException {
        Path jar = folder.resolve("library.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static String content(Path path, String entry) throws IOException {
        try (JarFile jar = new JarFile(path.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
