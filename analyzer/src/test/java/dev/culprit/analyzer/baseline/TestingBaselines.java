package dev.culprit.analyzer.baseline;

import dev.culprit.analyzer.git.ProcessStarter;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.verdict.EnvironmentClass;
import dev.culprit.profile.ProfileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Baselines for tests, of real profile files. */
public final class TestingBaselines {

    static final long DAY = 86_400_000L;

    private TestingBaselines() {}

    /** Writes what a JVM recorded. */
    public static Path write(Path file, TestingJvm jvm) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            ProfileWriter.write(jvm.build(), out);
        }
        return file;
    }

    /** The store at {@code location}, as {@code --store} has it. */
    static BaselineStore open(String location) throws Exception {
        if (location.startsWith("jdbc:")) {
            return BaselineStore.postgres(location, Map.of());
        }
        return location.startsWith("git:")
                ? BaselineStore.git(Path.of("").toAbsolutePath(), location.substring(4), ProcessStarter::waitFor)
                : BaselineStore.in(Path.of(location));
    }

    /** A process that saves {@code profile} as often as {@code saves} says. */
    static Process start(Path log, String location, Path profile, int saves) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManySaves.class.getName(),
                        location,
                        profile.toString(),
                        Integer.toString(saves))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** The hash of a commit: {@code letter} forty times. */
    static String commit(char letter) {
        return String.valueOf(letter).repeat(40);
    }

    static Entry.Facts facts(String branch, String commit, String cpu, TestSet tests) {
        return new Entry.Facts(
                branch,
                commit,
                new EnvironmentClass(Map.of("cpu.model", cpu)),
                tests.hash(),
                tests.ids().size(),
                1,
                "0.1.0",
                Contents.PROFILES);
    }

    static Entry save(BaselineStore store, Path profile, String branch, String commit, String cpu, long now)
            throws BaselineException {
        TestSet tests = TestSet.of(List.of("a.Test.one"));
        return store.save(facts(branch, commit, cpu, tests), tests, List.of(new ProfileFile(profile, 0)), now);
    }
}
