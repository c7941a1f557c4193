package dev.culprit.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with a file in {@code src/test/resources/dev/culprit/analyzer/report/golden}. After an intended change
 * run the tests with {@code -Dculprit.golden=update} and review the difference.
 */
final class Golden {

    private Golden() {}

    static void assertSame(String name, String actual) throws IOException {
        if ("update".equals(System.getProperty("culprit.golden"))) {
            Path file = Path.of("src/test/resources/dev/culprit/analyzer/report/golden", name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
            return;
        }
        assertThat(actual).isEqualTo(expected(name));
    }

    private static String expected(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream("golden/" + name)) {
            assertThat(in).as("golden file " + name).isNotNull();
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
