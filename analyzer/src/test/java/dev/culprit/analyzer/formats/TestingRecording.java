package dev.culprit.analyzer.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyzer.formats.workload.Workload;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import one.profiler.AsyncProfiler;

/** Records {@link Workload} in a JVM of its own. */
public final class TestingRecording {

    private TestingRecording() {}

    /** What async-profiler records of the CPU, or the JDK, while each thread of {@link Workload} does 3,000 jobs. */
    public static Path of(boolean profiler, Path file, int groupings) throws IOException, InterruptedException {
        record(
                file,
                profiler
                        ? "-javaagent:" + jar(AsyncProfiler.class) + "=start,jfr,event=ctimer,interval=1ms,file=" + file
                        : "-XX:StartFlightRecording=settings=profile,filename=" + file,
                "60000",
                "" + groupings,
                "3000");
        return file;
    }

    /** What async-profiler records with {@code options}. */
    static Path byAsyncProfiler(Path directory, String options) throws IOException, InterruptedException {
        Path file = directory.resolve("async-profiler.jfr");
        record(file, "-javaagent:" + jar(AsyncProfiler.class) + "=start,jfr," + options + ",file=" + file);
        return file;
    }

    /** What the JDK records with its settings "profile" and {@code more}. */
    static Path byTheJdk(Path directory, String more) throws IOException, InterruptedException {
        Path file = directory.resolve("jdk.jfr");
        record(file, "-XX:StartFlightRecording=settings=profile,filename=" + file + more);
        return file;
    }

    /** The flame graph that async-profiler itself writes. */
    static Path flameGraph(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("profiler.html");
        record(
                file,
                "-javaagent:" + jar(AsyncProfiler.class) + "=start,flamegraph,event=ctimer,interval=1ms,file=" + file);
        return file;
    }

    private static void record(Path file, String option) throws IOException, InterruptedException {
        record(file, option, "1500");
    }

    private static void record(Path file, String option, String... arguments) throws IOException, InterruptedException {
        Path log = file.resolveSibling("log.txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of(java, option, "-cp", jar(Workload.class).toString(), Workload.class.getName()));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(log)).isZero();
        assertThat(file).as(Files.readString(log)).isNotEmptyFile();
    }

    private static Path jar(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
