package dev.culprit.analyzer.cli.doctor;

import dev.culprit.profile.ProfileReader;
import dev.culprit.profile.SamplingInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What samples can be taken here: tried, by a JVM that does nothing but start with the agent. */
final class Sampling {

    private static final String SUBJECT = "sampling";
    private static final long TIMEOUT_SECONDS = 30;

    private final Path agent;
    private final Path java;

    /** @param java the JVM to try it with */
    Sampling(Path agent, Path java) {
        this.agent = agent;
        this.java = java;
    }

    static Sampling byThisJvm(Path agent) {
        return new Sampling(agent, Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** One finding for the sampler, and one for each event that cannot be had. */
    List<Finding> examine() {
        try {
            Path out = Files.createTempDirectory("culprit-doctor");
            try {
                return judge(tried(out));
            } finally {
                delete(out);
            }
        } catch (IOException | UncheckedIOException e) {
            return List.of(Finding.warning(SUBJECT, "could not be tried", e.getMessage()));
        }
    }

    private SamplingInfo tried(Path out) throws IOException {
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-javaagent:" + agent + "=out='" + out
                                + "',sampling=cpu+wall+alloc+lock,waits=off,tasks=off,telemetry=off,snapshot=off",
                        "-version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("a JVM with the agent did not end within " + TIMEOUT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(out)) {
            List<Path> profiles =
                    files.filter(file -> file.toString().endsWith(".culprit")).toList();
            SamplingInfo info = profiles.isEmpty()
                    ? null
                    : ProfileReader.read(profiles.get(0)).sampling();
            if (info == null) {
                throw new IOException("a JVM with the agent said nothing about samples");
            }
            return info;
        }
    }

    private static List<Finding> judge(SamplingInfo info) {
        List<String> had = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (SamplingInfo.Event event : info.events()) {
            if (event.problem() == null) {
                had.add(event.name() + " by " + event.engine());
            } else if (!info.sampler().isEmpty()) {
                findings.add(Finding.note(SUBJECT, "no samples of " + event.name(), event.problem()));
            }
        }
        String notes = String.join(" ", info.notes());
        findings.add(
                0,
                had.isEmpty()
                        ? Finding.warning(SUBJECT, "no samples can be taken here", notes)
                        : Finding.note(SUBJECT, info.sampler() + ": " + String.join(", ", had), notes));
        return findings;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
