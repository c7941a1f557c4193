package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at the root of the checkout, with the finished jars and real JVMs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for Windows is culprit.cmd")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("beside")
class LauncherIT {

    private static final String MAIN = "dev.culprit.samples.demo.OrderService";

    @TempDir
    Path temp;

    @Test
    void itIsFoundThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("linked culprit"), launcher());

        Finished finished = run(link, Map.of(), "agent");

        assertThat(finished.exit()).isZero();
        assertThat(Path.of(finished.out().strip())).isRegularFile().hasFileName("culprit-agent.jar");
    }

    @Test
    void theDoctorTriesWhatSamplesCanBeTaken() throws Exception {
        Finished finished = run(launcher(), Map.of(), "doctor");

        assertThat(finished.exit()).isZero();
        assertThat(finished.out().lines())
                .filteredOn(line -> line.contains(" sampling "))
                .first()
                .asString()
                .matches("ok +sampling +(async-profiler \\d\\S*|jfr): cpu by \\w\\S+, .*alloc by .*, lock by .*");
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        Finished finished = run(launcher(), Map.of("JAVA_HOME", temp.toString()), "agent");

        assertThat(finished.exit()).isEqualTo(2);
        assertThat(finished.err().lines()).hasSize(1);
        assertThat(finished.err()).startsWith("culprit: JAVA_HOME is " + temp);
    }

    @Test
    void aJavaThatIsTooOldIsNamed() throws Exception {
        Path java = Files.createDirectories(temp.resolve("jdk-11/bin")).resolve("java");
        assertThat(Files.writeString(java, "#!/bin/sh\nexit 1\n").toFile().setExecutable(true))
                .isTrue();
        Files.writeString(temp.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");

        Finished finished =
                run(launcher(), Map.of("JAVA_HOME", temp.resolve("jdk-11").toString()), "agent");

        assertThat(finished.exit()).isEqualTo(2);
        assertThat(finished.err()).contains("version 11", "needs Java 17");
    }

    @Test
    void theOutputOfAMeasuredCommandIsItsOwnAndItsExitCodeToo() throws Exception {
        String command = FinishedJars.java() + " -cp " + FinishedJars.baseline() + " " + MAIN + "; exit 5";

        Finished finished = run(
                launcher(),
                Map.of(),
                "run",
                "-q",
                "-o",
                temp.resolve("a set, here").toString(),
                "--",
                "sh",
                "-c",
                command);

        assertThat(finished.exit()).isEqualTo(5);
        assertThat(finished.out().lines()).singleElement().asString().startsWith("orders listed: ");
        assertThat(temp.resolve("a set, here")).isDirectoryContaining("glob:**/1-*.culprit");
    }

    @Test
    void badInputIsOneLine() throws Exception {
        for (List<String> arguments : List.of(
                List.of("diff", "/no/such/set", "/no/such/set"),
                List.of("diff", "--no-such-option", "a", "b"),
                List.of("run", "-o", temp.toString(), "--", "/no/such/program"))) {
            Finished finished = run(launcher(), Map.of(), arguments.toArray(String[]::new));

            assertThat(finished.exit()).as("%s", arguments).isEqualTo(2);
            assertThat(finished.out()).isEmpty();
            assertThat(finished.err().lines()).as("%s", arguments).hasSize(1);
            assertThat(finished.err()).contains("no");
        }
    }

    @Test
    void theBarIsDrawnByTheFinishedJar() throws Exception {
        Path jar = FinishedJars.property("culprit.jar");
        String command = FinishedJars.java() + " -cp " + FinishedJars.baseline() + " " + MAIN;

        Finished finished = finish(new ProcessBuilder(
                FinishedJars.java(),
                "-Dculprit.terminal.err=true",
                "-jar",
                jar.toString(),
                "compare",
                "--baseline-command",
                command,
                "--candidate-command",
                command,
                "--forks",
                "1",
                "--no-warmup",
                "--include",
                "dev.culprit.samples.demo.**",
                "--out",
                temp.resolve("out").toString()));

        assertThat(finished.err()).contains("forks", "100%", "2/2");
    }

    @Test
    void anInterruptEndsTheMeasuredProcessesAndKeepsFinishedPairs() throws Exception {
        Path out = temp.resolve("out");
        Path hanging = temp.resolve("hanging");
        String measured = FinishedJars.java() + " -cp " + FinishedJars.baseline() + " " + MAIN;
        // The second pair's candidate tells its process id and then hangs.
        String candidate = measured + "; if [ $CULPRIT_FORK = 2 ]; then sleep 600 & echo $! > " + hanging + ".tmp; mv "
                + hanging + ".tmp " + hanging + "; wait; fi";
        Process culprit = start(new ProcessBuilder(command(
                launcher(),
                "compare",
                "--baseline-command",
                measured,
                "--candidate-command",
                candidate,
                "--no-warmup",
                "--include",
                "dev.culprit.samples.demo.**",
                "--out",
                out.toString())));
        awaitFile(hanging, culprit);
        ProcessHandle sleep = ProcessHandle.of(
                        Long.parseLong(Files.readString(hanging).strip()))
                .orElseThrow();

        // What Ctrl-C sends.
        new ProcessBuilder("kill", "-INT", Long.toString(culprit.pid())).start().waitFor();
        culprit.waitFor();
        sleep.onExit().get(30, TimeUnit.SECONDS);

        assertThat(culprit.exitValue()).isEqualTo(130);
        assertThat(Files.readString(temp.resolve("err")))
                .contains("interrupted; 1 finished pair of forks kept", "culprit diff ");
        assertThat(files(out.resolve("baseline"))).singleElement().asString().startsWith("1-");
        assertThat(files(out.resolve("candidate"))).singleElement().asString().startsWith("1-");
    }

    private static Path launcher() {
        return FinishedJars.property("culprit.jar").resolve("../../../culprit").normalize();
    }

    private Finished run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command(launcher, arguments));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return finish(builder);
    }

    private static List<String> command(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Finished finish(ProcessBuilder builder) throws Exception {
        Process process = start(builder);
        int exit = process.waitFor();
        return new Finished(
                exit,
                Files.readString(temp.resolve("out.txt"), StandardCharsets.UTF_8),
                Files.readString(temp.resolve("err"), StandardCharsets.UTF_8));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        return builder.redirectOutput(temp.resolve("out.txt").toFile())
                .redirectError(temp.resolve("err").toFile())
                .start();
    }

    private static void awaitFile(Path file, Process writer) throws InterruptedException {
        while (!Files.exists(file)) {
            assertThat(writer.waitFor(50, TimeUnit.MILLISECONDS))
                    .as("it still runs")
                    .isFalse();
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private record Finished(int exit, String out, String err) {}
}
