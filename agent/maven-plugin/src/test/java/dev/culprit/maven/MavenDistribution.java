package dev.culprit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Maven that is taken from the repository which builds are made from, for as long as a test runs. */
final class MavenDistribution {

    private static final String GET = "org.apache.maven.plugins:maven-dependency-plugin:"
            + System.getProperty("culprit.test.dependency-plugin") + ":get";

    private MavenDistribution() {}

    /** Unpacks one into {@code directory} and gives its command; the test that asks is skipped where none can be had. */
    static Path unpack(String version, Path directory, LinkedRepository repository) throws Exception {
        String name = "apache-maven-" + version;
        Path zip = repository.path().resolve("org/apache/maven/apache-maven/" + version + '/' + name + "-bin.zip");
        Files.createDirectories(directory);
        // Starting Maven takes longer than all else here, and is needed once.
        if (!Files.exists(zip)) {
            fetch(version, new TestingBuild(directory, repository, TestingBuild.MAVEN));
        }
        try (FileSystem inside = FileSystems.newFileSystem(zip)) {
            copy(inside.getPath("/"), directory);
        }
        Path command = directory.resolve(name).resolve("bin/mvn");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        return command;
    }

    private static void fetch(String version, TestingBuild nothing) throws Exception {
        TestingBuild.Outcome outcome = nothing.outcome(
                Map.of(),
                GET,
                "-Dtransitive=false",
                "-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin");
        assumeThat(outcome.succeeded())
                .as("Maven " + version + " cannot be had from the repository: " + outcome.printed())
                .isTrue();
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(from)) {
            files = walked.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }
}
