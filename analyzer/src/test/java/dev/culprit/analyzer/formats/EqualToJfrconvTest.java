package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.formats.FrameTotals.Figures;
import dev.culprit.analyzer.formats.input.ReadOptions;
import dev.culprit.analyzer.samples.SampledEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import one.convert.Arguments;
import one.convert.JfrToFlame;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** For real recordings, each frame's samples and weights are what async-profiler's own converter makes of them. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class EqualToJfrconvTest {

    private static final ReadOptions WITH_CLASSES = ReadOptions.WITH_CLASSES;

    @TempDir
    Path temp;

    @Test
    void fourEventsOfAsyncProfiler() throws Exception {
        Path file = TestingRecording.byAsyncProfiler(temp, "event=cpu,interval=1ms,wall=5ms,alloc=20k,lock=10us");

        assertEqual(file, named("cpu"), 1_000_000, "--cpu");
        assertEqual(file, named("wall"), 5_000_000, "--wall");
        assertEqual(file, named("alloc"), 0, "--alloc");
        assertEqual(file, named("lock"), -1, "--lock");
    }

    /** With an interval they are sampled in proportion below it: the converter shows their length, and we what they stand for. */
    @Test
    void waitsOfWhichEachIsSampled() throws Exception {
        Path file = TestingRecording.byAsyncProfiler(temp, "lock=0");

        assertEqual(file, named("lock"), 0, "--lock");
    }

    @Test
    void aRecordingOfSeveralChunks() throws Exception {
        Path first = TestingRecording.byAsyncProfiler(temp, "event=ctimer,interval=1ms,alloc=0");
        Path file = temp.resolve("chunks.jfr");
        Files.copy(first, file);
        Files.write(file, Files.readAllBytes(TestingRecording.byTheJdk(temp, "")), StandardOpenOption.APPEND);
        Files.write(file, Files.readAllBytes(first), StandardOpenOption.APPEND);

        assertEqual(file, named("cpu").and(event -> event.engine().equals("ctimer")), 1_000_000, "--cpu");
        assertEqual(file, named("alloc"), 0, "--alloc");
    }

    @Test
    void samplesOfTheJdk() throws Exception {
        Path file = TestingRecording.byTheJdk(temp, ",jdk.JavaMonitorEnter#threshold=0ms");

        assertEqual(file, named("cpu").or(named("native")), -1);
        assertEqual(file, named("alloc"), 0, "--alloc");
        assertEqual(file, named("lock").or(named("park")), 0, "--lock");
    }

    private static Predicate<SampledEvent> named(String name) {
        return event -> event.name().equals(name);
    }

    /** {@code interval} is what a sample stands for, which the converter does not multiply by; 0 when weights are in the file, -1 to leave them. */
    private void assertEqual(Path file, Predicate<SampledEvent> event, long interval, String... options)
            throws IOException {
        FrameTotals ours = new FrameTotals(event);
        SampleReading reading = SampleFiles.read(file, ours, WITH_CLASSES);

        assertThat(reading.missing()).isEmpty();
        Map<String, Figures> theirs = jfrconv(file, options);
        assertThat(theirs).isNotEmpty();
        assertThat(ours.samples()).isEqualTo(theirs);
        if (interval == 0) {
            assertWeights(ours.weights(), jfrconv(file, concat(options, "--total")));
        } else if (interval > 0) {
            ours.weights()
                    .forEach((frame, figures) -> assertThat(figures.total())
                            .as(frame)
                            .isEqualTo(theirs.get(frame).total() * interval));
        }
    }

    /** The converter turns sums of ticks into nanoseconds and we each duration: a nanosecond a sample may be between them. */
    private static void assertWeights(Map<String, Figures> ours, Map<String, Figures> theirs) {
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        ours.forEach((frame, figures) -> {
            assertThat((double) figures.total())
                    .as(frame)
                    .isCloseTo(theirs.get(frame).total(), Percentage.withPercentage(1e-4));
            assertThat((double) figures.self())
                    .as(frame)
                    .isCloseTo(theirs.get(frame).self(), Percentage.withPercentage(1e-4));
        });
    }

    private Map<String, Figures> jfrconv(Path file, String... options) throws IOException {
        Path collapsed = temp.resolve("jfrconv.collapsed");
        JfrToFlame.convert(
                file.toString(),
                collapsed.toString(),
                new Arguments(concat(options, "--dot", "--output", "collapsed")));
        Map<String, Figures> totals = new TreeMap<>();
        for (String line : Files.readAllLines(collapsed)) {
            int space = line.lastIndexOf(' ');
            List<String> stack = Arrays.stream(line.substring(0, space).split(";"))
                    .map(frame -> frame.replaceFirst("_\\[[jik01]]$", "").replace('/', '.'))
                    .toList();
            FrameTotals.add(totals, stack, Long.parseLong(line.substring(space + 1)));
        }
        return totals;
    }

    private static String[] concat(String[] options, String... more) {
        String[] all = Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return all;
    }
}
