package dev.culprit.analyzer.load;

import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.Manifest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The JVMs of build tools and compilers, as the agent recognised them. What they do is no part of what a build measures. */
final class BuildTools {

    private static final Set<String> ROLES = Set.of("build tool", "compiler");

    private BuildTools() {}

    static boolean isOne(Manifest manifest) {
        return ROLES.contains(role(manifest));
    }

    private static String role(Manifest manifest) {
        return manifest.environment().getOrDefault(EnvironmentFacts.PROCESS_ROLE, "");
    }

    /** What is said of them. */
    static String keptApart(List<Manifest> manifests) {
        String roles =
                manifests.stream().map(BuildTools::role).distinct().sorted().collect(Collectors.joining(", "));
        return manifests.size() == 1
                ? "1 JVM of the build itself (" + roles + ") ran selected code, too; it is kept apart and in no total."
                : manifests.size() + " JVMs of the build itself (" + roles
                        + ") ran selected code, too; they are kept apart and in no total.";
    }
}
