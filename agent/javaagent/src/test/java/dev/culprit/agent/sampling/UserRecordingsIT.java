package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording of the user's own has its samples of CPU time beside ours: both would like the same signal. */
@EnabledForJreRange(min = JRE.JAVA_25)
@EnabledOnOs(OS.LINUX)
final class UserRecordingsIT {

    private static final String FILE = "user.jfr";
    private static final String START = "-XX:StartFlightRecording:jdk.CPUTimeSample#enabled=true,filename=" + FILE;

    /** Starts a recording as an agent before ours, or as a program after it. */
    private static final String FIRST = """
            public class First {
                public static void premain(String argument) throws Exception {
                    jdk.jfr.Recording recording = new jdk.jfr.Recording();
                    recording.enable("jdk.CPUTimeSample").with("throttle", "500/s");
                    recording.setDestination(java.nio.file.Path.of("user.jfr"));
                    recording.setDumpOnExit(true);
                    recording.start();
                }
                public static void main(String[] args) throws Exception {
                    premain("");
                    Main.main(args);
                }
            }
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sampling=cpu",
                "sampling=wall",
                "sampling=cpu+wall+alloc+lock",
                "sampling=cpu+wall,sampler=ctimer"
            })
    void oneOfTheCommandLineAndItsOutputAreAsWithoutTheAgent(String options) throws IOException {
        Ended without = jvm().jvmFirst(START).withoutAgent().run("Main");
        long usual = samplesOfTheUser();
        Files.delete(directory.resolve(FILE));

        Ended with = jvm().jvmFirst(START).options(options).run("Main");

        assertThat(withoutTimes(with.stdout()))
                .isEqualTo(withoutTimes(without.stdout()))
                .contains("ran");
        assertThat(with.stderr()).isEqualTo(without.stderr());
        assertThat(samplesOfTheUser()).isGreaterThan(usual / 2).isGreaterThan(10);
        oursAreThere(with, options.contains("cpu") ? "cpu" : "wall");
    }

    @ParameterizedTest
    @CsvSource({"true, perf_events", "true, ctimer", "false, perf_events", "false, ctimer"})
    void oneOfTheProgramBeforeAndAfterOurs(boolean before, String sampler) throws IOException {
        Ended ended = startedByProgram(before, "sampling=cpu+wall,sampler=" + sampler);

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("ran\n");
        assertThat(ended.stderr()).isEmpty();
        assertThat(samplesOfTheUser()).isGreaterThan(10);
        oursAreThere(ended, "cpu");
    }

    /** That engine can take no other signal. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itimerIsNotTakenWhereItWouldTakeTheSignalFromOneThatIsKnown(boolean runs) throws IOException {
        Ended ended = besideOneThatIsKnown(runs, "sampling=cpu,sampler=itimer");

        assertThat(RecordedSamples.of(ended).info().notes())
                .anyMatch(note -> note.contains("itimer: ") && note.contains("its signal (SIGPROF)"));
    }

    /** The Flight Recorder cannot combine the rates of two. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ourFlightRecorderLooksAtThreadsWhereAnotherRecordingHasTheirCpuTime(boolean runs) throws IOException {
        besideOneThatIsKnown(runs, "sampling=cpu,sampler=jfr");
    }

    private Ended besideOneThatIsKnown(boolean runs, String options) throws IOException {
        Ended ended = runs
                ? startedByProgram(true, options)
                : jvm().jvmFirst(START).options(options).run("Main");

        assertThat(ended.stdout()).doesNotContain("[error]").contains("ran");
        assertThat(samplesOfTheUser()).isGreaterThan(10);
        RecordedSamples ours = RecordedSamples.of(ended);
        assertThat(ours.info().recorded("cpu").engine()).isEqualTo("jdk.ExecutionSample");
        assertThat(ours.info().notes())
                .contains(
                        "jdk.CPUTimeSample is not used: another recording has it, and the Flight Recorder mixes up the"
                                + " rates of two.");
        assertThat(ours.with("cpu", "Main.burn")).hasSizeGreaterThan(10);
        return ended;
    }

    private Ended startedByProgram(boolean before, String options) throws IOException {
        ForkedJvm jvm = jvm().options(options);
        if (!before) {
            return jvm.run("First");
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", "First");
        Path agent = directory.resolve("first.jar");
        try (OutputStream out = Files.newOutputStream(agent)) {
            new JarOutputStream(out, manifest).close();
        }
        return jvm.jvmFirst("-javaagent:" + agent).run("Main");
    }

    private ForkedJvm jvm() {
        return new ForkedJvm(directory, SamplingIT.SOURCE, FIRST);
    }

    private static void oursAreThere(Ended ended, String event) {
        RecordedSamples ours = RecordedSamples.of(ended);
        assertThat(ours.info().sampler()).startsWith("async-profiler");
        assertThat(ours.with(event, "Main.burn")).hasSizeGreaterThan(10);
        assertThat(ours.profile().manifest().completeness().notes()).noneMatch(note -> note.contains("amples"));
    }

    private long samplesOfTheUser() throws IOException {
        long samples = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(directory.resolve(FILE))) {
            if (event.getEventType().getName().equals("jdk.CPUTimeSample")
                    && RecordedSamples.frames(event).contains("Main.burn")) {
                samples++;
            }
        }
        return samples;
    }

    private static String withoutTimes(String stdout) {
        return stdout.replaceAll("\\[[\\d.]+s]", "").replaceAll("jcmd \\d+", "jcmd");
    }
}
