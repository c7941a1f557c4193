package dev.culprit.analyzer.cli;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.ProfileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is given as a profile set, the answer is exit code 2 and one line that names it. */
class BadInputTest {

    private final Path temp;
    private final TestingInvocation culprit;
    private final Path good;

    BadInputTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        culprit = new TestingInvocation(temp);
        good = Files.write(temp.resolve("good.culprit"), profile());
    }

    @Test
    void aMissingFileIsNamed() {
        assertRefused(temp.resolve("missing.culprit"), "does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , "})
    void aPathThatWasLeftEmptyIsNotTheWorkingDirectory(String empty) {
        culprit.run("diff", good, empty);

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.out()).isEmpty();
        assertThat(culprit.err().lines()).hasSize(1);
        assertThat(culprit.err()).startsWith("culprit: CANDIDATE is empty");
        assertThat(new TestingInvocation(temp).run("diff", empty, good).err()).startsWith("culprit: BASELINE is empty");
        assertThat(new TestingInvocation(temp).run("report", empty).err()).startsWith("culprit: SET is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff bad~path good.culprit", "report bad~path", "run -o bad~path -- true"})
    void aPathThatTheSystemCannotNameIsOneLine(String arguments) {
        culprit.run((Object[]) arguments.replace('~', '\0').split(" "));

        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.err().lines()).hasSize(1);
        assertThat(culprit.err()).startsWith("culprit: ").contains("the path 'bad", "LC_ALL=C.UTF-8");
    }

    @Test
    void anEmptyDirectoryIsNamedWithTheCommandThatFillsIt() throws IOException {
        assertRefused(Files.createDirectory(temp.resolve("empty")), "culprit run -o");
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        assertRefused(Files.createFile(temp.resolve("empty.culprit")), "empty");
    }

    @Test
    void aTruncatedZipIsNamed() throws IOException {
        byte[] profile = profile();
        byte[] half = Arrays.copyOf(profile, profile.length / 2);
        assertRefused(Files.write(temp.resolve("half.culprit"), half), "cannot be read");
    }

    @Test
    void aZipThatIsNoProfileIsNamed() throws IOException {
        assertRefused(zip("foreign.culprit", Map.of("hello.txt", "hello")), "cannot be read");
    }

    @Test
    void aTextFileIsNamed() throws IOException {
        assertRefused(Files.writeString(temp.resolve("notes.txt"), "no zip at all"), "cannot be read");
    }

    @Test
    void aNewerFormatSaysToUpdate() throws IOException {
        Path newer = temp.resolve("newer.culprit");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(good));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(newer))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(text.replaceFirst("\"version\"\\s*:\\s*1\\b", "\"version\": 99")
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        assertRefused(newer, "update culprit");
    }

    @Test
    void aDirectoryOfDamagedFilesIsNamed() throws IOException {
        Path set = Files.createDirectory(temp.resolve("set"));
        Files.writeString(set.resolve("1-1-a.culprit"), "damaged");
        assertRefused(set, "1-1-a.culprit");
    }

    @Test
    void aDirectoryOfSeveralSetsNamesThem() throws IOException {
        Path all = temp.resolve("compare");
        for (String side : new String[] {"baseline", "candidate"}) {
            Path set = Files.createDirectories(all.resolve(side));
            Files.write(set.resolve("1-1-" + side + ".culprit"), profile("1"));
        }

        assertRefused(all, "several profile sets");

        assertThat(culprit.err()).contains(all.resolve("baseline") + ", " + all.resolve("candidate"));
        String both = all.resolve("baseline") + "," + all.resolve("candidate");
        assertThat(new TestingInvocation(temp).run("report", both).exit()).isZero();
        assertThat(new TestingInvocation(temp).run("report", both).out()).contains("2 forks");
    }

    private void assertRefused(Path input, String reason) {
        culprit.run("diff", good, input);
        assertOneLine(input, reason);
        assertThat(new TestingInvocation(temp).run("diff", input, good).exit()).isEqualTo(2);
        assertThat(new TestingInvocation(temp).run("report", input).exit()).isEqualTo(2);
    }

    private void assertOneLine(Path input, String reason) {
        assertThat(culprit.exit()).isEqualTo(2);
        assertThat(culprit.out()).isEmpty();
        assertThat(culprit.err().lines()).hasSize(1);
        assertThat(culprit.err())
                .startsWith("culprit: ")
                .contains(input.toString())
                .contains(reason);
    }

    private Path zip(String name, Map<String, String> members) throws IOException {
        Path file = temp.resolve(name);
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                out.putNextEntry(new ZipEntry(member.getKey()));
                out.write(member.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static byte[] profile() throws IOException {
        return bytes(jvm());
    }

    private static byte[] profile(String fork) throws IOException {
        return bytes(jvm().fork(fork));
    }

    private static byte[] bytes(TestingJvm jvm) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProfileWriter.write(jvm.thread("main", call("a.Main.main").self(5_000)).build(), bytes);
        return bytes.toByteArray();
    }
}
