package dev.culprit.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The jars under test, as the build has made them, and the way to run culprit with them. */
final class FinishedJars {

    /** Ends what hangs; the slowest takes less even on a machine that ten others share. */
    private static final long LIMIT_MINUTES = 15;

    private FinishedJars() {}

    static Path sources() {
        return property("samples.sources");
    }

    static Path baseline() {
        return property("samples.baseline");
    }

    static Path candidate() {
        return property("samples.candidate");
    }

    static Path output() {
        return property("samples.output");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The beginning of a command that runs culprit; arguments follow. Its JVM ends before compiling well would pay. */
    static List<String> culprit() {
        return List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                property("culprit.jar").toString());
    }

    /**
     * Runs culprit with what it prints going to {@code log}.
     *
     * @return its exit code
     * @throws AssertionError if it does not end in time
     */
    static int culprit(Path log, List<String> arguments) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>(culprit());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("culprit did not end within " + LIMIT_MINUTES + " minutes; see " + log);
            }
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    static Path property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("run with Maven, which sets " + name);
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
