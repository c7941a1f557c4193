package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import one.convert.Arguments;
import one.convert.FlameGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a file that ends too soon, or has something else where more of the same should be, what was read is not taken for the whole. */
class IncompleteFormatsTest {

    @Test
    void aPageIsRefusedWhereverItWasCutOff(@TempDir Path temp) throws IOException {
        Path stacks =
                Files.writeString(temp.resolve("in.collapsed"), "a.A.run;a.B.go 40\na.A.run;a.C.go 60\nb.D.run 7\n");
        Path file = temp.resolve("page.html");
        FlameGraph.convert(stacks.toString(), file.toString(), new Arguments("--output", "html"));
        String page = Files.readString(file);

        assertThatCode(() -> read(page)).doesNotThrowAnyException();
        int firstBox = page.indexOf("\nf(") + 1;
        int end = page.lastIndexOf("</script>");
        assertThat(firstBox).isPositive();
        for (int length = page.indexOf('\n', firstBox); length < end; length++) {
            String cut = page.substring(0, length);
            assertThatThrownBy(() -> read(cut))
                    .as(cut.substring(firstBox))
                    .isInstanceOf(SampleFormatException.class)
                    .hasMessageContaining("the page was cut off after line ");
        }
    }

    @Test
    void thePagesThatAsyncProfiler2DrewAreRefusedToo() {
        String page = """
                <!DOCTYPE html>
                <script>
                // async-profiler
                </script>
                <script>
                f(0,0,10,3,'all')
                f(1,0,9,1,'java/lang/Thread.run')
                """;

        assertThatThrownBy(() -> read(page)).hasMessage("forged: the page was cut off after line 7; copy it again");
        assertThatCode(() -> read(page + "</script></body></html>\n")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"sampled\",\"samples\":[[0],[0],null,[1]],\"weights\":[1,1,1,1] | expected END_ARRAY, found VALUE_NULL",
                "\"type\":\"sampled\",\"samples\":[[0,\"1\",1]],\"weights\":[1] | expected END_ARRAY, found VALUE_STRING",
                "\"type\":\"sampled\",\"samples\":7,\"weights\":[1] | expected START_ARRAY, found VALUE_NUMBER_INT",
                "\"type\":\"sampled\",\"samples\":[[0],[1]],\"weights\":[1,2,\"3\",4] | expected END_ARRAY, found VALUE_STRING",
                "\"type\":\"evented\",\"events\":[{\"type\":\"O\",\"frame\":0,\"at\":1},null] | expected END_ARRAY, found VALUE_NULL",
                "\"type\":\"evented\",\"events\":[{\"type\":\"O\",\"frame\":0,\"at\":5},{\"type\":\"C\",\"frame\":0,\"at\":3}]"
                        + " | an event at 3.0 comes after one at 5.0",
                "\"type\":\"evented\",\"events\":[{\"type\":\"X\",\"frame\":0,\"at\":5}] | an event at 5.0 is of the type 'X'",
                "\"type\":\"evented\",\"unit\":\"milliseconds\",\"endValue\":100,\"events\":[{\"type\":\"O\",\"frame\":0,\"at\":0},"
                        + "{\"type\":\"O\",\"frame\":1,\"at\":10},{\"type\":\"C\",\"frame\":1,\"at\":20}]"
                        + " | a profile ends with 1 frame open, and how long it was open is not known",
                "\"type\":\"sampled\",\"unit\":\"none\",\"samples\":[[0],[0,1]],\"weights\":[0.4,0.6]"
                        + " | a sample has the weight 0.4, which is no whole number: give the unit of the weights, or whole ones",
                "\"type\":\"sampled\",\"unit\":\"cycles\",\"samples\":[[0]],\"weights\":[2.5]"
                        + " | a sample has the weight 2.5, which is no whole number: give the unit of the weights, or whole ones",
            })
    void aSpeedscopeProfileThatIsNotAllOfAKindIsRefused(String members, String problem) {
        String frames = "\"shared\":{\"frames\":[{\"name\":\"a.A.run\"},{\"name\":\"a.B.go\"}]}";
        assertSpeedscope(frames + ",\"profiles\":[{" + members + "}]", problem);
    }

    @Test
    void whatAFractionOfAUnitWeighsIsKept() throws IOException {
        String profile = "{\"type\":\"evented\",\"unit\":\"milliseconds\",\"events\":["
                + "{\"type\":\"O\",\"frame\":0,\"at\":0.1},{\"type\":\"C\",\"frame\":0,\"at\":0.4}]},"
                + "{\"type\":\"sampled\",\"unit\":\"milliseconds\",\"samples\":[[0]],\"weights\":[0.7]}";
        SampleTreeBuilder tree = new SampleTreeBuilder(TreeShape.LINES);
        read(
                "{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",\"shared\":{\"frames\":[{\"name\":"
                        + "\"a.A.run\"}]},\"profiles\":[" + profile + "]}",
                tree);

        assertThat(tree.build().get(0).totalWeights()[0]).isEqualTo(1_000_000);
    }

    @Test
    void framesAndProfilesThatAreNotAllOfAKindAreRefused() {
        String profile = "{\"type\":\"sampled\",\"samples\":[[0]],\"weights\":[1]}";
        assertSpeedscope(
                "\"shared\":{\"frames\":[{\"name\":\"a.A.run\"},7,{\"name\":\"a.B.go\"}]},\"profiles\":[" + profile
                        + "]",
                "expected END_ARRAY, found VALUE_NUMBER_INT");
        assertSpeedscope(
                "\"shared\":{\"frames\":[{\"name\":\"a.A.run\"}]},\"profiles\":[" + profile + ",null," + profile + "]",
                "expected END_ARRAY, found VALUE_NULL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[-1,-1,0,0,0],[0,0,0,1,1],null,[0,0,0,1,1]] | expected END_ARRAY, found VALUE_NULL",
                "[[-1,-1,0,0,0],[0,0,0,1,1,0.5],[0,0,0,1,1]] | expected END_ARRAY, found VALUE_NUMBER_FLOAT",
                "{} | expected START_ARRAY, found START_OBJECT",
            })
    void rowsThatAreNotAllOfAKindAreRefused(String rows, String problem) {
        assertThatThrownBy(() -> read("{\"format\":\"culprit.samples\",\"version\":1,\"frames\":[{\"class\":\"a.A\","
                        + "\"method\":\"run\"}],\"events\":[{\"name\":\"cpu\",\"rows\":" + rows + "}]}"))
                .isInstanceOf(SampleFormatException.class)
                .hasMessageStartingWith("forged, byte ")
                .hasMessageEndingWith(problem);
    }

    private static void assertSpeedscope(String members, String problem) {
        assertThatThrownBy(() ->
                        read("{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\"," + members + "}"))
                .isInstanceOf(SampleFormatException.class)
                .hasMessageStartingWith("forged")
                .hasMessageEndingWith(problem);
    }

    private static void read(String text) throws IOException {
        read(text, new SampleTreeBuilder(TreeShape.LINES));
    }

    private static void read(String text, SampleTreeBuilder tree) throws IOException {
        SampleFiles.read("forged", ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), tree, ReadOptions.PLAIN);
    }
}
