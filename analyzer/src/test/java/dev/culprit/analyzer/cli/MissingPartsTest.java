package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.Completeness;
import dev.culprit.profile.Completeness.MissingPart;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of which the agent failed to put a part together. */
class MissingPartsTest {

    private static final String SAID =
            "bare.culprit is missing the latencies, which culprit failed to write down: java.lang.Error: why";

    @TempDir
    private Path temp;

    @Test
    void everyFormOfAReportNamesWhatIsMissingAndShowsTheRest() throws IOException {
        Path html = temp.resolve("report.html");
        Path json = temp.resolve("result.json");

        TestingInvocation culprit = new TestingInvocation(temp).run("report", bare(), "--html", html, "--json", json);

        assertThat(culprit.exit()).isZero();
        assertThat(culprit.out().replaceAll("\\s+", " ")).contains(SAID, "A.run");
        assertThat(json).content().contains(SAID, "\"run\"");
        assertThat(html).content().contains(SAID);
    }

    @Test
    void aComparisonWithItCanNotBeTrusted() throws IOException {
        Path bare = bare();

        TestingInvocation culprit = new TestingInvocation(temp).run("diff", bare, bare, "--strict");

        assertThat(culprit.exit()).isEqualTo(3);
        assertThat(culprit.out().replaceAll("\\s+", " ")).contains(SAID);
    }

    private Path bare() throws IOException {
        MissingPart latencies = new MissingPart("latencies", "java.lang.Error: why");
        Profile whole = jvm().fork("1")
                .thread("main", call("a.A.run").self(1_000_000))
                .completeness(new Completeness(true, 0, 0, 0, List.of(), List.of(latencies)))
                .build();
        Profile profile = new Profile(whole.manifest(), whole.methods(), whole.callTrees(), List.of(), List.of());
        Path file = temp.resolve("bare.culprit");
        try (OutputStream out = Files.newOutputStream(file)) {
            ProfileWriter.write(profile, out);
        }
        return file;
    }
}
