package dev.culprit.analyzer.model;

import dev.culprit.profile.Manifest;
import java.util.List;

/**
 * One execution of the measured command, which may have started several JVMs. Its measurements are column {@code i} of
 * {@link MergedTree} and of {@link MergedFunction}, where {@code i} is its index in {@link LoadedSet#forks()}.
 *
 * @param name its name, unique in its set
 * @param manifests of its JVMs with probed code, at least one
 */
public record Fork(String name, List<Manifest> manifests) {

    public Fork {
        manifests = List.copyOf(manifests);
        if (manifests.isEmpty()) {
            throw new IllegalArgumentException("fork '" + name + "' has no JVM");
        }
    }
}
