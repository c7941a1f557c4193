package dev.culprit.analyzer.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where culprit's own files are: below {@code lib} in a distribution, below {@code target} directories in a checkout.
 *
 * @param places directories to look in, most likely first
 */
record Installation(List<Path> places) {

    Installation {
        places = List.copyOf(places);
    }

    static Installation ofThisProcess() {
        List<Path> places = new ArrayList<>();
        String home = System.getProperty("culprit.home");
        if (home != null) {
            places.addAll(placesIn(Path.of(home)));
        }
        Path jarFolder = folderOfThisJar();
        if (jarFolder != null) {
            places.add(jarFolder);
            Path checkout = jarFolder.resolve("../..").normalize();
            if (Files.isRegularFile(checkout.resolve("pom.xml"))) {
                places.addAll(placesIn(checkout));
            }
        }
        return new Installation(places);
    }

    /** The places below {@code home}, which is a checkout or an unpacked distribution. */
    static List<Path> placesIn(Path home) {
        return List.of(
                home.resolve("lib"),
                home.resolve("agent/javaagent/target"),
                home.resolve("samples/target"),
                home.resolve("analyzer/target"));
    }

    /**
     * The agent's jar, absolute.
     *
     * @throws CommandFailure if it is nowhere
     */
    Path agentJar() throws CommandFailure {
        return find("culprit-agent.jar");
    }

    /**
     * The jar with one side of the samples, absolute.
     *
     * @param side {@code baseline} or {@code candidate}
     * @throws CommandFailure if it is nowhere
     */
    Path samplesJar(String side) throws CommandFailure {
        return find("culprit-samples-" + side + ".jar");
    }

    private Path find(String name) throws CommandFailure {
        for (Path place : places) {
            Path jar = place.resolve(name);
            if (Files.isRegularFile(jar)) {
                return jar.toAbsolutePath().normalize();
            }
        }
        throw new CommandFailure(
                name + " is in none of " + places.stream().distinct().toList()
                        + "; build it with 'mvn package' in the checkout, or unpack the distribution again");
    }

    private static @Nullable Path folderOfThisJar() {
        var source = Installation.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return null;
        }
        try {
            return Path.of(source.getLocation().toURI()).getParent();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
