package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What samples are and stand for is in settings, states and headers, which recorders and their versions write differently. */
class RecordersTest {

    private static final String EXECUTION = "jdk.ExecutionSample";
    private static final String RECORDING = "jdk.ActiveRecording";
    private static final String CPU_TIME = "jdk.CPUTimeSample";
    private static final String A = "/a.A.run:1";
    private static final int MEGABYTE = 1 << 20;

    private static TestingChunk chunk() {
        return new TestingChunk(true).thread(1, "main").stack(1, "a.A.run:1");
    }

    private record Read(SampleTreeBuilder builder, List<String> missing) {

        SampleTree only() {
            assertThat(missing).isEmpty();
            assertThat(builder.build()).hasSize(1);
            return builder.build().get(0);
        }
    }

    private static Read read(byte[]... chunks) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            file.writeBytes(chunk);
        }
        SampleTreeBuilder builder = new SampleTreeBuilder(TreeShape.LINES);
        List<String> missing = SampleFiles.read(
                        "chunks.jfr", ByteBuffer.wrap(file.toByteArray()), builder, ReadOptions.PLAIN)
                .missing();
        return new Read(builder, missing);
    }

    /** Making room for each by itself would be a copy of all for each. */
    @Test
    void roomForMethodsThatTheChunkDoesNotDescribeGrowsWithTheirNumber() throws IOException {
        allocatedFor(100);
        long few = allocatedFor(100);

        assertThat(allocatedFor(400)).isLessThan(6 * few);
    }

    private static long allocatedFor(int stacks) throws IOException {
        TestingChunk chunk = new TestingChunk(true).thread(1, "main");
        for (int stack = 1; stack <= stacks; stack++) {
            chunk.stackOfUndescribed(stack, 100L * stack, 100).allocation(stack, 1, stack, 1);
        }
        byte[] file = chunk.finished();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(read(file).only().quality().samples()).isEqualTo(stacks);
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
