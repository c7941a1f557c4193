package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.SamplingInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In a container the kernel refuses what samplers are made of, whatever its settings say. The profile names what truly took the samples:
 * here nothing else could have.
 */
@EnabledOnOs(OS.LINUX)
final class SystemCallFilterIT {

    private static final String ALL_REFUSED = "perf_event_open=EPERM,timer_create=EPERM,setitimer=EPERM";

    @TempDir
    private Path directory;

    private SystemCallFilter filter;

    @BeforeEach
    void makeFilter() throws Exception {
        filter = new SystemCallFilter(directory);
    }

    /** Docker's answer to perf_event_open, and that of kernels that do not have it (gVisor). */
    @ParameterizedTest
    @ValueSource(strings = {"EPERM", "ENOSYS"})
    void anUnprivilegedUserInAContainer(String answer) throws IOException {
        ForkedJvm jvm = jvm("perf_event_open=" + answer).options("sampling=cpu+wall+alloc+lock");
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            becomeNobody(jvm);
        }
        Ended ended = ran(jvm);

        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(engine(samples))
                .isEqualTo("ctimer")
                .isEqualTo(samples.settings().get("engine"));
        assertThat(samples.info().notes())
                .singleElement()
                .asString()
                .startsWith("Perf events are not permitted here")
                .contains("seccomp");
        assertThat(samples.profile().manifest().completeness().notes()).noneMatch(note -> note.contains("amples"));
        assertThat(samples.with("cpu", "Main.burn")).hasSizeGreaterThan(10);
        assertThat(samples.with("wall", "Main.rest")).isNotEmpty();
        assertThat(samples.with("alloc", "Main.make")).hasSizeGreaterThan(20);
        assertThat(samples.with("lock", "Main.contend")).isNotEmpty();
        assertThat(ended.tree("main")).contains("Main.burn:");
    }

    private void becomeNobody(ForkedJvm jvm) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path agent = directory.resolve("agent.jar");
        Files.copy(ForkedJvm.AGENT, agent);
        jvm.agent(agent).startedBy("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "perf_events | timer_create=EPERM,setitimer=EPERM",
                "ctimer      | perf_event_open=EPERM,setitimer=EPERM",
                "itimer      | perf_event_open=EPERM,timer_create=ENOSYS"
            })
    void theOnlyEngineThatIsLeft(String engine, String refusals) {
        Ended ended = ran(jvm(refusals).options("sampling=cpu"));

        RecordedSamples samples = RecordedSamples.of(ended);
        if (engine.equals("perf_events")) {
            assumeThat(samples.info().notes())
                    .as("a machine that permits perf events")
                    .noneMatch(note -> note.contains("perf_events: not permitted"));
        }
        assertThat(engine(samples))
                .isEqualTo(engine)
                .isEqualTo(samples.settings().get("engine"));
        assertThat(samples.with("cpu", "Main.burn")).hasSizeGreaterThan(10);
        if (engine.equals("itimer")) {
            assertThat(samples.info().notes())
                    .contains("The engine ctimer of CPU samples could not be started: Failed to create CPU timer.");
        }
    }

    @Test
    void theFlightRecorderWhereNoneIsLeft() {
        Ended ended = ran(jvm(ALL_REFUSED).options("sampling=cpu"));

        RecordedSamples samples = RecordedSamples.of(ended);
        SamplingInfo info = samples.info();
        assertThat(info.sampler()).isEqualTo("jfr");
        assertThat(info.notes().get(0))
                .contains(
                        "cannot be used here: perf_events: not permitted; ctimer: Failed to create CPU timer; itimer: ");
        // The signal of jdk.CPUTimeSample is taken by what was tried before.
        assertThat(engine(samples)).isEqualTo("jdk.ExecutionSample");
        assertThat(samples.with("cpu", "Main.burn")).isNotEmpty();
    }

    @Test
    void otherEventsGoOnWithoutAnEngine() {
        Ended ended = ran(jvm(ALL_REFUSED).options("sampling=cpu+alloc"));

        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(samples.info().sampler()).startsWith("async-profiler");
        assertThat(samples.with("alloc", "Main.make")).hasSizeGreaterThan(20);
        assertThat(samples.info().recorded("cpu")).isNull();
        assertThat(samples.profile().manifest().completeness().notes())
                .anyMatch(note -> note.startsWith("Samples of cpu were asked for and not taken: ctimer: Failed"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void theFlightRecorderWithoutTimers() {
        Ended ended = ran(jvm("timer_create=EPERM").options("sampling=cpu,sampler=jfr"));

        RecordedSamples samples = RecordedSamples.of(ended);
        assertThat(engine(samples)).isEqualTo("jdk.ExecutionSample");
        assertThat(samples.info().notes())
                .containsExactly("jdk.CPUTimeSample is not used: the system refuses the timers that it needs"
                        + " (timer_create).");
        assertThat(samples.with("cpu", "Main.burn")).isNotEmpty();
    }

    /** Service managers end a process that tries: who names another sampler does not try. */
    @Test
    void aNamedSamplerDoesNotTryOthers() {
        Ended ended = ran(jvm("perf_event_open=KILL").options("sampling=cpu+alloc,sampler=ctimer"));

        assertThat(engine(RecordedSamples.of(ended))).isEqualTo("ctimer");
    }

    private ForkedJvm jvm(String refusals) {
        return new ForkedJvm(directory, SamplingIT.SOURCE).startedBy(filter.refusing(refusals));
    }

    private static String engine(RecordedSamples samples) {
        return samples.info().recorded("cpu").engine();
    }

    private static Ended ran(ForkedJvm jvm) {
        Ended ended = jvm.run("Main");
        assertThat(List.of(ended.stderr(), ended.stdout())).containsExactly("", "ran\n");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.files()).singleElement().asString().endsWith(".culprit");
        return ended;
    }
}
