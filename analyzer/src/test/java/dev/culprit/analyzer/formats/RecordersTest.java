package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.formats.proto.ProtoWriter;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleTreeBuilder;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.analyzer.samples.TreeShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({
        "cpu, cpu, NANOSECONDS, 10_000_000",
        "itimer, cpu, NANOSECONDS, 10_000_000",
        "wall, wall, NANOSECONDS, 10_000_000",
        "cache-misses, cache-misses, SAMPLES, 1",
    })
    void samplesOfAsyncProfilerBefore210AreOfTheEventThatItWasStartedWith(
            String event, String name, SampleUnit unit, String weight) throws IOException {
        SampleTree tree = read(chunk().ofOldAsyncProfiler()
                        .setting(RECORDING, "event", event)
                        .setting(EXECUTION, "interval", "10000000")
                        .execution(10, 1, 1, 1)
                        .execution(20, 1, 1, 2)
                        .finished())
                .only();

        assertThat(tree.event().name()).isEqualTo(name);
        assertThat(tree.event().unit()).isEqualTo(unit);
        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 2 * Long.parseLong(weight.replace("_", ""))));
    }

    @Test
    void samplesThatTheJdkLostAreOfThePeriodOfThoseThatItTook() throws IOException {
        SampleTree tree = read(chunk().setting(CPU_TIME, "throttle", "500/s")
                        .cpuTimeLost(5, 3, 1)
                        .cpuTime(10, 1, 1, false, 4_000_000)
                        .cpuTimeLost(20, 2, 1)
                        .finished())
                .only();

        assertThat(tree.quality().withoutStack()).isEqualTo(5);
        assertThat(tree.quality().withoutStackWeight()).isEqualTo(5 * 4_000_000);
        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 4_000_000L));
    }

    @Test
    void lostSamplesWithoutAnyOtherAreOfThePeriodThatIsSet() throws IOException {
        SampleTree tree = read(chunk().setting(CPU_TIME, "throttle", "20 ms")
                        .cpuTimeLost(5, 3, 1)
                        .finished())
                .only();

        assertThat(tree.quality().withoutStackWeight()).isEqualTo(3 * 20_000_000);
    }

    @Test
    void aRecordingOfWhichTheJdkDroppedBuffersIsNotWhole() throws IOException {
        byte[] chunk = chunk().allocation(10, 1, 1, 5)
                .dataLoss(700, 700)
                .dataLoss(324, 1024)
                .finished();

        Read read = read(chunk, chunk);

        assertThat(read.missing())
                .containsExactly(
                        "the JDK dropped 2048 bytes of events that it could not write down in time (jdk.DataLoss);"
                                + " samples may be among them");
        assertThat(TestingTrees.weights(read.builder().build().get(0))).isEqualTo(Map.of(A, 10L));
    }

    @Test
    void aRecordingIsAsLongAsItsChunksAre() throws IOException {
        long start = 1_700_000_000_000_000_000L;
        byte[] first = chunk().lasting(start, 60_000_000_000L)
                .allocation(5_000_000_000L, 1, 1, 5)
                .finished();
        byte[] silent =
                chunk().lasting(start + 60_000_000_000L, 30_000_000_000L).finished();
        byte[] cutOff = chunk().lasting(start + 90_000_000_000L, 30_000_000_000L)
                .allocation(4_000_000_000L, 1, 1, 5)
                .nextConstants()
                .unfinished();

        assertThat(read(first).builder().seconds()).isEqualTo(60);
        assertThat(read(first, silent).builder().seconds()).isEqualTo(90);
        assertThat(read(first, silent, cutOff).builder().seconds()).isEqualTo(94);
    }

    @Test
    void aProfileOfPprofIsAsLongAsItSays() throws IOException {
        assertThat(pprof(1_700_000_000_000_000_000L, 30_000_000_000L)).isEqualTo(30);
        assertThat(pprof(0, 30_000_000_000L)).isEqualTo(30);
        assertThat(pprof(5, 0)).isNaN();
        assertThat(pprof(Long.MAX_VALUE, 1)).isNaN();
    }

    private static double pprof(long start, long duration) throws IOException {
        ProtoWriter profile = new ProtoWriter()
                .message(1, new ProtoWriter().number(1, 1).number(2, 2))
                .number(9, start)
                .number(10, duration)
                .text(6, "")
                .text(6, "cpu")
                .text(6, "seconds");
        return read(Arrays.copyOf(profile.bytes(), profile.size())).builder().seconds();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void aChunkThatDoesNotTellHowLongItWasEndsWithItsLastSample(long duration) throws IOException {
        byte[] chunk = chunk().lasting(10, duration)
                .allocation(1_000_000_000L, 1, 1, 5)
                .allocation(3_000_000_000L, 1, 1, 5)
                .finished();

        assertThat(read(chunk).builder().seconds()).isEqualTo(3);
    }

    @Test
    void aPeriodThatChangesFromChunkToChunkIsUnknownAndItsSamplesAreOfOneEvent() throws IOException {
        SampleTree tree = read(
                        chunk().setting(EXECUTION, "period", "20 ms")
                                .execution(10, 1, 1, 1)
                                .finished(),
                        chunk().setting(EXECUTION, "period", "10 ms")
                                .execution(20, 1, 1, 1)
                                .finished())
                .only();

        assertThat(tree.event()).isEqualTo(new SampledEvent("cpu", EXECUTION, SampleUnit.NANOSECONDS, 0));
        assertThat(TestingTrees.weights(tree)).isEqualTo(Map.of(A, 30_000_000L));
    }

    @Test
    void settingsAreFoundWhereverInTheChunkTheyAre() throws IOException {
        byte[] late = chunk().noise(5 * MEGABYTE)
                .setting(EXECUTION, "period", "20 ms")
                .execution(10, 1, 1, 1)
                .finished();
        byte[] other = chunk().setting(EXECUTION, "period", "10 ms")
                .execution(10, 1, 1, 1)
                .finished();

        assertThat(TestingTrees.weights(read(late).only())).isEqualTo(Map.of(A, 20_000_000L));
        assertThat(TestingTrees.weights(read(other, late).only())).isEqualTo(Map.of(A, 30_000_000L));
    }

    /** A recording that is stopped has small chunks now and then. */
    @Test
    void aChunkWithoutSettingsDoesNotEndTheSearchInLaterOnes() throws IOException {
        byte[] with = chunk().setting(EXECUTION, "period", "10 ms")
                .execution(10, 1, 1, 1)
                .finished();
        byte[] without = chunk().noise(100).finished();
        byte[] late = chunk().noise(5 * MEGABYTE)
                .setting(EXECUTION, "period", "20 ms")
                .execution(10, 1, 1, 1)
                .finished();

        assertThat(TestingTrees.weights(read(with, without, late).only())).isEqualTo(Map.of(A, 30_000_000L));
        assertThat(TestingTrees.weights(read(without, late).only())).isEqualTo(Map.of(A, 20_000_000L));
    }

    @Test
    void settingsThatAreWrittenInPartsAreAllFound() throws IOException {
        byte[] inParts = chunk().setting(CPU_TIME, "throttle", "20 ms")
                .noise(3 * MEGABYTE)
                .setting(CPU_TIME, "enabled", "true")
                .noise(3 * MEGABYTE)
                .setting(EXECUTION, "period", "20 ms")
                .execution(10, 1, 1, 1)
                .finished();

        assertThat(TestingTrees.weights(read(inParts).only())).isEqualTo(Map.of(A, 20_000_000L));
    }

    /** async-profiler adds up lengths, and takes one of those by which the sum reaches the interval: others are sampled in proportion. */
    @Test
    void whatAsyncProfiler4SamplesByTheIntervalStandsForNoLess() throws IOException {
        assertThat(lengths("4.5"))
                .isEqualTo(Map.of(
                        "lock",
                        20_000_000L + 30_000_000L,
                        "nativelock",
                        1_000_000L + 2_000_000L,
                        "nativemem",
                        4_096L + 10_000L,
                        "live",
                        524_288L + 600_000L,
                        "alloc",
                        524_288L + 600_000L));
    }

    @Test
    void theShortestWaitOfAsyncProfiler3IsNoInterval() throws IOException {
        assertThat(lengths("3.0")).containsEntry("lock", 100L + 30_000_000L);
        assertThat(lengths("")).containsEntry("lock", 100L + 30_000_000L);
    }

    private static Map<String, Long> lengths(String version) throws IOException {
        return read(chunk().ofAsyncProfiler()
                        .setting(RECORDING, "version", version)
                        .setting("jdk.JavaMonitorEnter", "lock", "20000000")
                        .setting("profiler.NativeLock", "nativelock", "1000000")
                        .setting("profiler.Malloc", "nativemem", "4096")
                        .setting("jdk.ObjectAllocationInNewTLAB", "alloc", "524288")
                        .monitor(1, 1, 1, 100)
                        .monitor(2, 1, 1, 30_000_000)
                        .nativeLock(3, 1, 1, 100)
                        .nativeLock(4, 1, 1, 2_000_000)
                        .malloc(5, 1, 1, 100)
                        .malloc(6, 1, 1, 10_000)
                        .liveObject(7, 1, 1, 100)
                        .liveObject(8, 1, 1, 600_000)
                        .newTlab(9, 1, 1, 100)
                        .newTlab(10, 1, 1, 600_000)
                        .finished())
                .builder()
                .build()
                .stream()
                .collect(Collectors.toMap(
                        tree -> tree.event().name(),
                        tree -> TestingTrees.weights(tree).get(A)));
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
