package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.SamplingInfo;
import dev.culprit.profile.SamplingInfo.Unit;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each event names the method that it is about, whoever takes the samples. */
final class SamplingIT {

    /** Burns (CPU time, however busy the machine is), sleeps, allocates and contends, each in a method of its own. */
    static final String SOURCE = """
            public class Main {
                static volatile long x;
                static volatile Object made;
                static final Object LOCK = new Object();
                static final java.lang.management.ThreadMXBean CPU = java.lang.management.ManagementFactory.getThreadMXBean();
                static void burn(long millis) {
                    long end = CPU.getCurrentThreadCpuTime() + millis * 1_000_000;
                    while (CPU.getCurrentThreadCpuTime() < end) for (int i = 0; i < 10_000; i++) x += i * 7;
                }
                static void rest() throws Exception { Thread.sleep(400); }
                static void make() { for (int i = 0; i < 100_000; i++) made = new byte[1000]; }
                static void contend() throws Exception {
                    Thread holder = new Thread(() -> { synchronized (LOCK) { made = LOCK; burn(150); } }, "holder");
                    holder.start();
                    while (made != LOCK) Thread.onSpinWait();
                    synchronized (LOCK) { x++; }
                    holder.join();
                }
                public static void main(String[] args) throws Exception {
                    burn(400); rest(); make(); contend();
                    System.out.println("ran");
                }
            }
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"perf_events", "ctimer", "itimer"})
    void allEventsInOneSessionOfAsyncProfiler(String engine) {
        Ended ended = run("sampling=cpu+wall+alloc+lock,sampler=" + engine);

        RecordedSamples samples = RecordedSamples.of(ended);
        SamplingInfo info = samples.info();
        assertThat(info.sampler()).matches("async-profiler \\d+\\.\\d+");
        assertThat(samples.profile().manifest().completeness().notes()).noneMatch(note -> note.contains("amples"));
        assertThat(samples.settings())
                .containsEntry("engine", info.recorded("cpu").engine())
                .containsEntry("clock", "monotonic");
        if (!engine.equals("perf_events")) {
            assertThat(info.recorded("cpu").engine()).isEqualTo(engine);
        }
        assertThat(samples.with("cpu", "Main.burn")).hasSizeGreaterThan(20);
        assertThat(samples.with("wall", "Main.rest")).isNotEmpty();
        assertThat(samples.with("alloc", "Main.make")).hasSizeGreaterThan(20);
        assertThat(samples.with("lock", "Main.contend")).isNotEmpty();
        assertThat(info.recorded("alloc").unit()).isEqualTo(Unit.BYTES);
        assertThat(info.cost())
                .containsKeys(SamplingInfo.START_NANOS, SamplingInfo.STOP_NANOS, SamplingInfo.STACK_WALK_NANOS)
                .hasEntrySatisfying(
                        SamplingInfo.SAMPLES,
                        count -> assertThat(count)
                                .isGreaterThanOrEqualTo(samples.of("cpu").size()));
        allLieInTheWindow(samples);
    }

    @Test
    void theFlightRecorderWhereItIsAskedFor() {
        Ended ended = run("sampling=cpu+wall+alloc+lock,sampler=jfr");

        RecordedSamples samples = RecordedSamples.of(ended);
        SamplingInfo info = samples.info();
        assertThat(info.sampler()).isEqualTo("jfr");
        assertThat(samples.with("cpu", "Main.burn"))
                .hasSizeGreaterThan(10)
                .allSatisfy(each -> assertThat(each.getEventType().getName())
                        .isEqualTo(info.recorded("cpu").engine()));
        assertThat(samples.with("alloc", "Main.make")).isNotEmpty();
        assertThat(samples.with("lock", "Main.contend")).isNotEmpty();
        assertThat(info.recorded("wall")).isNull();
        assertThat(samples.profile().manifest().completeness().notes())
                .contains(
                        "Samples of wall were asked for and not taken: The Flight Recorder takes no samples of wall time.");
        allLieInTheWindow(samples);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "wall", "alloc", "lock"})
    void eachEventAlone(String event) {
        Ended ended = run("sampling=" + event);

        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.of(event)).isNotEmpty();
        for (String other : new String[] {"cpu", "wall", "alloc", "lock"}) {
            if (!other.equals(event)) {
                assertThat(samples.of(other)).as(other).isEmpty();
                assertThat(samples.info().recorded(other)).as(other).isNull();
            }
        }
    }

    @Test
    void anIntervalOfItsOwnGivesMoreSamples() {
        int usual = RecordedSamples.of(run("sampling=cpu:20ms"))
                .with("cpu", "Main.burn")
                .size();
        int often = RecordedSamples.of(run(directory.resolve("often"), "sampling=cpu:1ms"))
                .with("cpu", "Main.burn")
                .size();

        // A timer that ticks 250 times a second gives 4 ms at best.
        assertThat(often).isGreaterThan(2 * usual);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void samplesInVirtualThreadsAreThereAndTheNoteSaysWhatIsLost() {
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    static volatile long x;
                    static void burn() { for (int i = 0; i < 200_000_000; i++) x += i * 7; }
                    public static void main(String[] args) throws Exception {
                        Thread.startVirtualThread(Main::burn).join();
                    }
                }
                """).options("sampling=cpu").run("Main");

        assertThat(ended.stderr()).isEmpty();
        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.with("cpu", "Main.burn")).isNotEmpty();
        assertThat(samples.profile().manifest().completeness().notes())
                .anyMatch(note ->
                        note.startsWith("Samples in virtual threads may have the names of their carrier threads"));
    }

    private static void allLieInTheWindow(RecordedSamples samples) {
        SamplingInfo info = samples.info();
        assertThat(info.startNanos()).isLessThan(info.endNanos());
        assertThat(samples.with("cpu", "Main.burn"))
                .allSatisfy((RecordedEvent each) -> assertThat(samples.at(each)).isBetween(0L, info.endNanos()));
    }

    private Ended run(String options) {
        return run(directory, options);
    }

    private static Ended run(Path directory, String options) {
        Ended ended = new ForkedJvm(directory, SOURCE).options(options).run("Main");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.stdout()).isEqualToNormalizingNewlines("ran\n");
        assertThat(ended.stderr()).isEmpty();
        assertThat(ended.files()).singleElement().asString().endsWith(".culprit");
        return ended;
    }
}
