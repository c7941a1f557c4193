package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is named as a recording is read, or it is said that it was not. */
class RecordingInputsTest {

    private final Path temp;
    private final Path baseline;
    private final Path candidate;

    RecordingInputsTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        TestingRecordings recordings = new TestingRecordings(temp);
        baseline = recordings.write();
        candidate = recordings.write();
    }

    @Test
    void oneOfSeveralThatDoesNotExistIsNamed() {
        assertRefused(
                "typo.jfr does not exist; check the path",
                "diff",
                commas(baseline.resolve("0.jfr"), baseline.resolve("1.jfr"), temp.resolve("typo.jfr")),
                candidate);
        assertRefused(
                "typo.jfr does not exist; check the path",
                "baseline",
                "save",
                "--store",
                temp.resolve("store"),
                "--branch",
                "main",
                baseline.resolve("0.jfr"),
                temp.resolve("typo.jfr"));
    }

    @Test
    void aFileWithACommaInItsNameIsThatFileAmongSeveral() throws Exception {
        Path comma = Files.copy(baseline.resolve("0.jfr"), temp.resolve("old,1.jfr"));

        ProfileSet set = TypedSet.of(
                List.of(comma.toString(), baseline.resolve("1.jfr") + "," + baseline.resolve("2.jfr")), "save");

        assertThat(set.paths()).containsExactly(comma, baseline.resolve("1.jfr"), baseline.resolve("2.jfr"));
    }

    @Test
    void whatCannotBeReadBelowADirectoryIsAGap() throws IOException {
        byte[] recording = Files.readAllBytes(baseline.resolve("0.jfr"));
        byte[] packed = packed(recording);
        Files.createFile(baseline.resolve("c.jfr"));
        Files.write(baseline.resolve("d.jfr.gz"), Arrays.copyOf(packed, packed.length / 2));
        Files.write(baseline.resolve("e.pb.gz"), new byte[] {0x1F, (byte) 0x8B, 8});
        Files.writeString(baseline.resolve("notes.txt"), "some notes");

        JsonNode found = diff(baseline, candidate);

        assertThat(found.path("baseline").path("forks").asInt()).isEqualTo(TestingRecordings.FORKS);
        assertThat(warnings(found.path("baseline")))
                .contains(
                        "c.jfr: it is empty; it is left out.",
                        "d.jfr.gz: the gzip data end too soon: the file was cut off; copy it again, or read what is"
                                + " left of the recording: gzip -dc FILE > REST.jfr; it is left out.",
                        "e.pb.gz: the gzip data end too soon: the file was cut off; copy it again; it is left out.")
                .doesNotContain("notes.txt");
        assertThat(new TestingInvocation(temp)
                        .run("diff", "--strict", baseline, candidate)
                        .exit())
                .isEqualTo(ExitCodes.UNTRUSTED);
        TestingGate gate = new TestingGate(temp);
        assertRefused(
                "c.jfr",
                "baseline",
                "save",
                baseline,
                "--store",
                gate.store,
                "--branch",
                "main",
                "--repository",
                gate.repository.root,
                "--commit",
                "HEAD");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatMayNotBeReadBelowADirectoryIsAGap() throws IOException {
        Path locked = Files.copy(baseline.resolve("0.jfr"), baseline.resolve("locked"));
        assumeTrue(locked.toFile().setReadable(false) && !Files.isReadable(locked), "root reads everything");

        assertThat(warnings(diff(baseline, candidate).path("baseline")))
                .contains("locked cannot be read: permission denied; it is left out.");
        assertRefused("locked cannot be read: permission denied", "diff", locked, candidate);
        assertRefused("locked cannot be read: permission denied", "convert", locked, temp.resolve("out.collapsed"));
    }

    @Test
    void aFileThatSeveralPathsLeadToIsOneFork() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("latest"), baseline);
        Path file = Files.createSymbolicLink(temp.resolve("last.jfr"), baseline.resolve("2.jfr"));

        JsonNode found = diff(commas(baseline, link, file, baseline.resolve("0.jfr")), candidate);

        assertThat(found.path("baseline").path("forks").asInt()).isEqualTo(TestingRecordings.FORKS);
        assertThat(diff(link, candidate).path("baseline").path("forks").asInt()).isEqualTo(TestingRecordings.FORKS);
    }

    @Test
    void whatCanBeReadOnlyOnceIsRefused() {
        assertRefused("'-' is standard input, a pipe; culprit reads files more than once", "diff", "-", candidate);
        assertRefused("write it to a file first", "report", "-");
        assertRefused("'-' is standard input", "convert", "-", temp.resolve("out.collapsed"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // who opens the pipe waits for ever
    void aPipeIsRefusedByName() throws Exception {
        Path pipe = temp.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertRefused("pipe is a pipe or a device; culprit reads files more", "diff", pipe, candidate);
        assertRefused("pipe is a pipe or a device", "diff", pipe, pipe, "--event", "cpu");
        assertRefused("pipe is a pipe or a device", "convert", pipe, temp.resolve("out.collapsed"));
    }

    @Test
    void aCutFileIsNamedOnce() throws IOException {
        byte[] packed = packed(Files.readAllBytes(baseline.resolve("0.jfr")));
        Path cut = Files.write(temp.resolve("cut.jfr.gz"), Arrays.copyOf(packed, packed.length / 2));

        for (Object[] words : new Object[][] {{"report", cut}, {"convert", cut, temp.resolve("out.collapsed")}}) {
            assertRefused("the gzip data end too soon: the file was cut off", words);
            assertThat(new TestingInvocation(temp).run(words).err())
                    .as("%s", Arrays.asList(words))
                    .containsOnlyOnce("cut.jfr.gz");
        }
    }

    private JsonNode diff(Object before, Object after) throws IOException {
        Path json = temp.resolve("diff.json");
        Files.deleteIfExists(json);
        TestingInvocation culprit = new TestingInvocation(temp).run("diff", before, after, "--json", json);
        assertThat(culprit.exit()).as(culprit.err()).isIn(ExitCodes.OK, ExitCodes.REGRESSED);
        return new ObjectMapper().readTree(json.toFile());
    }

    private static String warnings(JsonNode side) {
        return side.path("warnings").toString();
    }

    private static String commas(Path... paths) {
        return Arrays.stream(paths).map(Path::toString).collect(Collectors.joining(","));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private void assertRefused(String reason, Object... words) {
        TestingInvocation culprit = new TestingInvocation(temp).run(words);
        assertThat(culprit.exit()).as(culprit.out()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(culprit.err()).hasLineCount(1).contains(reason);
    }
}
