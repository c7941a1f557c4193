package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.model.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedTest {

    private final Planted planted =
            new Planted("x.Main", "x.Orders", "list", "find", "MORE_CALLS", "Candidate.java", 36);

    @TempDir
    Path temp;

    @Test
    void theStatementIsInTheJar() throws Exception {
        Path jar = temp.resolve("samples.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("META-INF/culprit-demo.json"));
            out.write("""
                    {"mainClass": "x.Main", "class": "x.Orders", "method": "list", "callee": "find",
                     "cause": "MORE_CALLS", "file": "Candidate.java", "line": 36}""".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Planted.in(jar)).isEqualTo(planted);
    }

    @Test
    void aJarWithoutAStatementIsNamed() throws IOException {
        Path jar = temp.resolve("samples.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("other"));
        }

        assertThatThrownBy(() -> Planted.in(jar))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(jar.toString());
    }

    @Test
    void itIsNamedWhenCallsGrewAtItsLine() {
        assertThat(planted.isNamedBy(TestingComparison.moreCalls(Verdict.REGRESSED, "Candidate.java", 36)))
                .isTrue();
    }

    @Test
    void itIsNotNamedByAnotherLineVerdictOrByNobody() {
        assertThat(planted.isNamedBy(TestingComparison.moreCalls(Verdict.REGRESSED, "Candidate.java", 37)))
                .isFalse();
        assertThat(planted.isNamedBy(TestingComparison.moreCalls(Verdict.INCONCLUSIVE, "Candidate.java", 36)))
                .isFalse();
        assertThat(planted.isNamedBy(TestingComparison.of(Verdict.REGRESSED, true)))
                .isFalse();
    }
}
