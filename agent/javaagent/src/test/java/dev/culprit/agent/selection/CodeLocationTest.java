package dev.culprit.agent.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodeLocationTest {

    @ParameterizedTest
    @CsvSource({
        "file:/app/target/classes/, /app/target/classes",
        "file:/a%20b/app.jar, /a b/app.jar",
        "file:/a b/app.jar, /a b/app.jar",
        "jar:file:/app/app.jar!/, /app/app.jar",
        "jar:file:/app/app.jar!/BOOT-INF/classes!/, /app/app.jar",
        "jar:file:/app/app.jar!/BOOT-INF/lib/dep.jar!/, ",
        "jar:nested:/app/app.jar/!BOOT-INF/classes/!/, /app/app.jar",
        "jar:nested:/app/app.jar/!BOOT-INF/lib/dep.jar!/, ",
        "jrt:/java.sql, ",
        "http://example.org/app.jar, ",
    })
    void aUrlLeadsToTheFileThatHoldsTheProjectsClasses(String url, String file) {
        assertThat(CodeLocation.file(url)).isEqualTo(file == null ? null : new File(file));
    }
}
