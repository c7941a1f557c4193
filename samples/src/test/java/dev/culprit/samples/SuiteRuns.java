package dev.culprit.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs a suite with the JUnit Platform's console launcher, each time in a JVM of its own, with and without culprit. */
final class SuiteRuns {

    private static final long LIMIT_MINUTES = 3;

    /** As builds often have it: a JVM that lives for a few seconds spends half of them on compiling code that it then hardly runs. */
    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Suite suite;
    private final long seed;
    private final Path folder;
    private int runs;

    /** @param folder for reports and profiles; empty */
    SuiteRuns(Suite suite, long seed, Path folder) {
        this.suite = suite;
        this.seed = seed;
        this.folder = folder;
    }

    /** The command that runs this side. */
    List<String> command(Suite.Side side, List<String> properties, Path reports) {
        List<String> command = new ArrayList<>(List.of(FinishedJars.java()));
        command.addAll(JVM);
        command.add("-Dsample.seed=" + seed);
        properties.forEach(property -> command.add("-D" + property));
        command.addAll(List.of(
                "-cp",
                side.classes() + ":" + FinishedJars.property("suites.folder") + "/lib/*",
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--select-package=" + suite.packageName(),
                "--details=none",
                "--disable-banner",
                "--reports-dir=" + reports));
        return command;
    }

    /** The same for a shell. */
    String commandLine(Suite.Side side, List<String> properties, Path reports) {
        return command(side, properties, reports).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }

    /** One run as it is. */
    LauncherReport plain(Suite.Side side) throws Exception {
        Path reports = next(side, "plain");
        Process process = new ProcessBuilder(command(side, List.of(), reports))
                .redirectErrorStream(true)
                .redirectOutput(reports.resolve("log").toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(side + " fails, see " + reports);
            }
        } finally {
            process.destroyForcibly();
        }
        return LauncherReport.read(reports);
    }

    /** One run with culprit, which adds a profile to {@link #set}. */
    LauncherReport recorded(Suite.Side side) throws Exception {
        Path reports = next(side, "recorded");
        List<String> arguments = new ArrayList<>(
                List.of("run", "--quiet", "-o", set(side).toString(), "--include", suite.packageName() + ".**", "--"));
        arguments.addAll(command(side, List.of(), reports));
        int exit = FinishedJars.culprit(reports.resolve("log"), arguments);
        if (exit != 0) {
            throw new AssertionError("culprit run ends with " + exit + " for " + side + ", see " + reports);
        }
        return LauncherReport.read(reports);
    }

    Path set(Suite.Side side) {
        return folder.resolve(side + ".profiles");
    }

    private Path next(Suite.Side side, String how) throws Exception {
        return Files.createDirectories(folder.resolve(side + "." + how + "." + ++runs));
    }
}
