package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.formats.TestingTrees.Place;
import dev.culprit.analyzer.formats.TestingTrees.Sample;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import one.convert.Arguments;
import one.convert.FlameGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of all formats but recordings, changed at random or forged: read, or refused in one line. */
class HostileFormatsTest {

    @TempDir
    Path temp;

    @Test
    void noChangeOfBytesDoesMoreThanRefuseTheFile() throws IOException {
        Random random = new Random(11);
        for (byte[] whole : files()) {
            int refused = 0;
            for (int round = 0; round < 1_500; round++) {
                byte[] changed = whole.clone();
                int changes = 1 + random.nextInt(4);
                for (int i = 0; i < changes; i++) {
                    int at = random.nextInt(changed.length);
                    // Digits and punctuation do more harm to a text than any byte does.
                    changed[at] = random.nextBoolean()
                            ? (byte) random.nextInt()
                            : (byte) "0919-,:;[]{}\"'( ".charAt(random.nextInt(16));
                }
                refused += refuses(changed) ? 1 : 0;
            }
            assertThat(refused)
                    .as(new String(whole, 0, 20, StandardCharsets.ISO_8859_1))
                    .isPositive();
        }
    }

    @Test
    void whatUnpacksToNoEndIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] lines = "a;b 1\n".repeat(1 << 17).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                out.write(lines);
            }
        }
        assertThatThrownBy(() -> read(packed.toByteArray()))
                .isInstanceOf(SampleFormatException.class)
                .hasMessageStartingWith("forged: it unpacks to more than");
    }

    @Test
    void whatRefersBeyondItsTablesIsNamed() {
        assertRefused(
                "{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",\"shared\":{\"frames\":[]},"
                        + "\"profiles\":[{\"type\":\"sampled\",\"samples\":[[3]],\"weights\":[1]}]}",
                "refers to frame 3 of 0");
        assertRefused(
                "{\"format\":\"culprit.samples\",\"version\":1,\"frames\":[],\"events\":[{\"name\":\"cpu\",\"unit\":\"SAMPLES\","
                        + "\"rows\":[[-1,-1,0,0,0],[5,0,0,1,1]]}]}",
                "row 1 has the parent 5");
        assertRefused("{\"format\":\"culprit.samples\",\"version\":2}", "version 2; version 1 can be read");
        assertRefused("a;b 1\na;b 99999999999999999999\n", "line 2 has no count at its end: a;b 99999999999999999999");
    }

    @Test
    void boxesOfAPageMayHaveLongNamesAndManyNumbers() throws IOException {
        String name = "a.B." + "it's\\\\x".repeat(50_000);
        String page = """
                <!DOCTYPE html>
                <!-- async-profiler -->
                <script>
                f(0,0,10,3,'all')
                f(1,0,10,1,'%s')
                </script>
                """.formatted(name.replace("\\", "\\\\").replace("'", "\\'"));
        SampleTreeBuilder tree = new SampleTreeBuilder(TreeShape.LINES);
        read(page.getBytes(StandardCharsets.UTF_8), tree);

        int read = tree.build().get(0).frames().get(0).name().length();
        assertThat(read).isEqualTo(name.length());

        String packed = """
                <!DOCTYPE html>
                <!-- async-profiler -->
                <script>
                const cpool = [
                'all',
                ' a.b',
                ];
                f(0,0,0,10)
                u(8%s)
                </script>
                """.formatted(",1".repeat(100_000));
        SampleTreeBuilder counted = new SampleTreeBuilder(TreeShape.LINES);
        read(packed.getBytes(StandardCharsets.UTF_8), counted);

        assertThat(counted.build().get(0).totalSamples()[0]).isEqualTo(1);
    }

    private static void assertRefused(String text, String problem) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SampleFormatException.class)
                .hasMessage("forged: " + problem);
    }

    private List<byte[]> files() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<Place> stack = new ArrayList<>();
            for (int depth = 0; depth <= i; depth++) {
                stack.add(new Place("a.Class" + depth * i % 7, "method" + depth % 5, depth));
            }
            samples.add(new Sample(stack, "thread " + i % 3, 1 + i, 10 * i + 1));
        }
        List<byte[]> files = new ArrayList<>();
        for (WrittenFormat format : WrittenFormat.values()) {
            if (format != WrittenFormat.OTLP) {
                files.add(TestingTrees.written(format, List.of(TestingTrees.tree(SampleUnit.NANOSECONDS, samples))));
            }
        }
        Path collapsed = Files.write(temp.resolve("in.collapsed"), files.get(0));
        Path html = temp.resolve("in.html");
        FlameGraph.convert(collapsed.toString(), html.toString(), new Arguments("--output", "html"));
        files.add(Files.readAllBytes(html));
        return files;
    }

    private static boolean refuses(byte[] bytes) {
        try {
            read(bytes);
            return false;
        } catch (SampleFormatException e) {
            assertThat(e.getMessage()).startsWith("forged").doesNotContain("\n");
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void read(byte[] bytes) throws IOException {
        read(bytes, new SampleTreeBuilder(TreeShape.LINES));
    }

    private static void read(byte[] bytes, SampleTreeBuilder tree) throws IOException {
        SampleFiles.read("forged", ByteBuffer.wrap(bytes), tree, ReadOptions.PLAIN);
    }
}
