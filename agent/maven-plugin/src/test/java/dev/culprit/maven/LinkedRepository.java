package dev.culprit.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository with what this build has just made, and links to whatever else the user's own has, so that nothing of a build under
 * test is installed there.
 *
 * @param path where it is
 */
record LinkedRepository(Path path) {

    private static final Path CHECKOUT = Path.of(System.getProperty("culprit.test.checkout"));
    private static final String VERSION = System.getProperty("culprit.test.version");

    /** Makes one in {@code path}, which does not exist yet. */
    static LinkedRepository in(Path path) throws IOException {
        Path own = Path.of(System.getProperty("culprit.test.repository"));
        Files.createDirectories(path.resolve("dev/culprit"));
        link(own, path, "dev");
        link(own.resolve("dev"), path.resolve("dev"), "culprit");
        LinkedRepository repository = new LinkedRepository(path);
        repository.install("culprit-parent", "pom.xml");
        repository.install("culprit-agent-parent", "agent/pom.xml");
        repository.install("culprit-agent", "agent/javaagent/pom.xml", "agent/javaagent/target/culprit-agent.jar");
        repository.install(
                "culprit-maven-plugin",
                "agent/maven-plugin/pom.xml",
                "agent/maven-plugin/target/culprit-maven-plugin-" + VERSION + ".jar");
        return repository;
    }

    private static void link(Path from, Path to, String except) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> folders = Files.list(from)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (!folder.getFileName().toString().equals(except)) {
                    Files.createSymbolicLink(to.resolve(folder.getFileName()), folder.toAbsolutePath());
                }
            }
        }
    }

    private void install(String artifact, String... files) throws IOException {
        Path folder = Files.createDirectories(
                path.resolve("dev/culprit").resolve(artifact).resolve(VERSION));
        for (String file : List.of(files)) {
            String type = file.substring(file.lastIndexOf('.'));
            Path source = CHECKOUT.resolve(file);
            Files.copy(source, folder.resolve(artifact + '-' + VERSION + (type.equals(".xml") ? ".pom" : type)));
        }
    }
}
