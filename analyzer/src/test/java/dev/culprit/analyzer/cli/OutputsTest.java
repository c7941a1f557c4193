package dev.culprit.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.cli.fork.Children;
import dev.culprit.analyzer.cli.fork.InterleavedForks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final OutputOptions options = new OutputOptions();

    private static final Result RESULT = new Result(
            writer -> writer.write("<p>\u00e9"),
            writer -> writer.write("{}"),
            writer -> writer.write("# result"),
            writer -> writer.write("the text"));

    @Test
    void everyFormGoesToItsFileAndTheTextToStandardOutput() throws IOException {
        options.html = temp.resolve("a/b/report.html");
        options.json = temp.resolve("a/result.json");
        options.markdown = temp.resolve("comment.md");

        assertThat(outputs().write(RESULT, 0)).isZero();

        assertThat(options.html).hasContent("<p>\u00e9");
        assertThat(options.json).hasContent("{}");
        assertThat(options.markdown).hasContent("# result");
        assertThat(text(out)).isEqualTo("the text");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void theCommentLinksToThePageWhenItIsToldWhereThatWillBe() throws IOException {
        options.markdown = temp.resolve("comment.md");
        options.reportUrl = new WebAddressConverter().convert("https://ci.example.com/7/report.html?a=b");

        assertThat(outputs().write(RESULT, 0)).isZero();

        assertThat(options.markdown)
                .content()
                .startsWith("# result")
                .endsWith("[The whole report](<https://ci.example.com/7/report.html?a=b>)\n");
    }

    @Test
    void onlyWhatABrowserOpensIsAnAddressOfThePage() {
        for (String address : List.of("javascript:alert(1)", "report.html", "https://", "https://a b", "file:///x")) {
            assertThatThrownBy(() -> new WebAddressConverter().convert(address))
                    .as(address)
                    .hasMessageContaining("is no address");
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndHidesNothing() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        options.html = file.resolve("report.html");
        options.json = temp.resolve("result.json");

        assertThat(outputs().write(RESULT, 1)).isEqualTo(2);

        assertThat(text(out)).isEqualTo("the text");
        assertThat(text(err).lines()).hasSize(1);
        assertThat(text(err)).startsWith("culprit: ").contains("--html", options.html.toString());
        assertThat(options.json).hasContent("{}");
    }

    @Test
    void aFileThatCannotBeFinishedIsNotLeftHalf() throws IOException {
        options.json = temp.resolve("result.json");
        Result result = new Result(
                RESULT.html(),
                writer -> {
                    writer.write("{ \"verdict\": ");
                    writer.flush();
                    throw new IOException("No space left on device");
                },
                RESULT.markdown(),
                RESULT.text());

        assertThat(outputs().write(result, 0)).isEqualTo(2);

        assertThat(options.json).doesNotExist();
        assertThat(text(err)).contains("No space left on device");
    }

    @Test
    void aDirectoryInPlaceOfAFileIsNoticedBeforeMeasuring() {
        options.markdown = temp;

        assertThatThrownBy(() -> outputs().check())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--markdown")
                .hasMessageContaining("directory");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDirectoryThatTakesNoFilesIsNoticedBeforeMeasuring() {
        options.json = Path.of("/proc/result.json");

        assertThatThrownBy(() -> outputs().check())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--json /proc/result.json");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceThatIsFullIsNamed() throws Exception {
        options.json = Path.of("/dev/full");
        outputs().check();

        assertThat(outputs().write(RESULT, 0)).isEqualTo(2);

        assertThat(text(err).lines()).hasSize(1);
        assertThat(text(err))
                .startsWith("culprit: cannot write --json /dev/full (")
                .contains("No space left");
    }

    @Test
    void checkingLeavesNothingBehindAndKeepsWhatIsThere() throws Exception {
        options.json = temp.resolve("new/result.json");
        options.markdown = Files.writeString(temp.resolve("comment.md"), "earlier");

        outputs().check();

        assertThat(options.json).doesNotExist();
        assertThat(options.markdown).hasContent("earlier");
    }

    @Test
    void theExitCodeOfTheResultStays() throws IOException {
        assertThat(outputs().write(RESULT, 3)).isEqualTo(3);
    }

    private Outputs outputs() {
        Invocation invocation = new Invocation(
                List.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                Terminals.NONE,
                new Installation(List.of()),
                new Children(),
                InterleavedForks.Clocks.SYSTEM);
        return new Outputs(options, invocation);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
