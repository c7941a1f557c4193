package dev.culprit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A project on the disk that the real Maven builds.
 *
 * @param root its directory
 * @param repository what it is built from
 * @param maven the command that builds it
 */
record TestingBuild(Path root, LinkedRepository repository, Path maven) {

    /** The Maven that runs this build. */
    static final Path MAVEN = Path.of(System.getProperty("culprit.test.maven", "none"), "bin", "mvn");

    /** The goal as it is typed. */
    static final String RUN = "dev.culprit:culprit-maven-plugin:" + System.getProperty("culprit.test.version") + ":run";

    /** Maven ends before its JVM's second compiler has saved what it takes. */
    static final String MAVEN_OPTS = "-XX:TieredStopAtLevel=1";

    private static final Pattern CASE =
            Pattern.compile("<testcase name=\"([^\"]+)\" classname=\"([^\"]+)\"[^>]*?(/>|>\\s*<(\\w+))");

    void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Runs Maven and gives what it printed. */
    String maven(String... arguments) throws Exception {
        return maven(Map.of(), arguments);
    }

    /** Runs Maven with {@code variables} in its environment and gives what it printed. */
    String maven(Map<String, String> variables, String... arguments) throws Exception {
        Outcome outcome = outcome(variables, arguments);
        assertThat(outcome.succeeded()).as(outcome.printed()).isTrue();
        return outcome.printed();
    }

    /** What came of running Maven. */
    record Outcome(boolean succeeded, String printed) {}

    /** Runs Maven, which may fail. */
    Outcome outcome(Map<String, String> variables, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                maven.toString(), "-B", "-ntp", "-Dmaven.repo.local=" + repository.path(), "-Dstyle.color=never"));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(root.getParent(), "maven", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("CULPRIT_") || name.startsWith("MAVEN_") || name.startsWith("JAVA_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", MAVEN_OPTS);
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue() == 0, Files.readString(log));
    }

    /** Deletes files. */
    void forget(String glob) throws IOException {
        for (Path file : files(root, glob)) {
            Files.delete(file);
        }
    }

    /** What Surefire and Failsafe reported: for each test, whether it passed, was skipped or failed. */
    Map<String, String> results() throws IOException {
        Map<String, String> results = new TreeMap<>();
        for (Path report : files(root, "glob:**/target/*-reports/TEST-*.xml")) {
            Matcher cases = CASE.matcher(Files.readString(report));
            while (cases.find()) {
                String inside = cases.group(4);
                boolean passed = inside == null || inside.startsWith("system");
                results.put(cases.group(2) + '#' + cases.group(1), passed ? "passed" : inside);
            }
        }
        return results;
    }

    /** The profiles of {@code out}, below the root. */
    List<Profile> profiles(String out) throws IOException {
        List<Profile> profiles = new ArrayList<>();
        for (Path file : files(root.resolve(out), "glob:**/*.culprit")) {
            profiles.add(ProfileReader.read(file));
        }
        return profiles;
    }

    static List<Path> files(Path directory, String glob) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(directory.getFileSystem().getPathMatcher(glob)::matches)
                    .sorted()
                    .toList();
        }
    }
}
