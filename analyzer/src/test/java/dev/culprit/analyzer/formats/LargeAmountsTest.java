package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import dev.culprit.analyzer.formats.proto.ProtoWriter;
import dev.culprit.analyzer.model.SampleTally;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Amounts that a long cannot hold: a sum that wrapped would be less than its parts, and a function might vanish. */
class LargeAmountsTest {

    private static final long HALF = Long.MAX_VALUE / 2 + 1;

    @Test
    void recordings() throws IOException {
        assertRefused(allocations(1, 1));
        assertRefused(allocations(1, 2));
        assertThat(SampleFiles.read(
                                "forged",
                                ByteBuffer.wrap(allocations(1)),
                                new SampleTreeBuilder(TreeShape.LINES),
                                ReadOptions.PLAIN)
                        .missing())
                .isEmpty();
    }

    private static byte[] allocations(int... stacks) {
        TestingChunk chunk = new TestingChunk(true)
                .thread(1, "main")
                .stack(1, "a.Shop.run:3")
                .stack(2, "a.Shop.run:4");
        for (int stack : stacks) {
            chunk.allocation(0, 1, stack, HALF);
        }
        return chunk.finished();
    }

    @Test
    void collapsedStacks() {
        assertRefused(text(IntStream.range(0, 10)
                .mapToObj(i -> "a;b" + i + " 999999999999999999\n")
                .collect(Collectors.joining())));
    }

    @Test
    void flameGraphs() {
        assertRefused(text("<!-- async-profiler -->\n<script>\nf(0,0,1,3,'all')\n"
                + IntStream.range(0, 28)
                        .mapToObj(i -> "f(1,0,999999999999999999,1,'a/B.c" + i + "')\n")
                        .collect(Collectors.joining())
                + "</script>\n"));
    }

    @Test
    void speedscope() {
        assertRefused(text("{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",\"shared\":{\"frames\":"
                + "[{\"name\":\"a.A.run\"}]},\"profiles\":[{\"type\":\"sampled\",\"unit\":\"seconds\",\"samples\":[[0]],"
                + "\"weights\":[1e11]}]}"));
    }

    @Test
    void pprof() {
        ProtoWriter type = new ProtoWriter().number(1, 1).number(2, 2);
        ProtoWriter sample = new ProtoWriter().numbers(2, new ProtoWriter().packed(HALF));
        ProtoWriter profile = new ProtoWriter()
                .message(1, type)
                .message(2, sample)
                .text(6, "")
                .text(6, "cpu")
                .text(6, "seconds");

        assertRefused(Arrays.copyOf(profile.bytes(), profile.size()));
    }

    @Test
    void thePlainJson() {
        assertRefused(text(
                "{\"format\":\"culprit.samples\",\"version\":1,\"frames\":[{\"class\":\"a.A\",\"method\":\"run\"}],"
                        + "\"events\":[{\"name\":\"cpu\",\"withoutStack\":1,\"withoutStackWeight\":" + HALF
                        + ",\"rows\":[[-1,-1,0,0,0],[0,0,0,1," + HALF + "]]}]}"));
    }

    @Test
    void talliesOfForksEndAtTheLargestNumber() {
        SampleTally half = new SampleTally(HALF, HALF, 0, 0, 0, 1);

        assertThat(half.plus(half)).isEqualTo(new SampleTally(Long.MAX_VALUE, Long.MAX_VALUE, 0, 0, 0, 2));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> SampleFiles.read(
                        "forged", ByteBuffer.wrap(bytes), new SampleTreeBuilder(TreeShape.LINES), ReadOptions.PLAIN))
                .isInstanceOf(SampleFormatException.class)
                .hasMessage(
                        "forged: its amounts add up to more than 9223372036854775807 (2^63 - 1); have it written in a"
                                + " larger unit");
    }
}
