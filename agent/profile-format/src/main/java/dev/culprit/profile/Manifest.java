package dev.culprit.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a profile but its measurements.
 *
 * @param agentVersion version of culprit that wrote the file
 * @param process the JVM that was measured
 * @param fork name of the execution of the measured command that this JVM belongs to, such as {@code "3"}; null when the
 *     agent was attached by hand and the loader has to group JVMs by their parent process
 * @param commit commit id of the measured source tree, null when unknown; ends in {@code "-dirty"} when the tree had
 *     uncommitted changes
 * @param environment the fingerprint: fact name to value, in the order in which a reader should see it; names are listed
 *     in {@link EnvironmentFacts}
 * @param options the agent's options as they took effect, name to value
 * @param plan what was instrumented and what was left out
 * @param probeCost what a probe costs in this very JVM
 * @param activity facts about the JVM's own work, name to value; names are listed in {@link JvmActivity}
 * @param completeness whether anything is missing, and what
 */
public record Manifest(
        String agentVersion,
        ProcessInfo process,
        @Nullable String fork,
        @Nullable String commit,
        Map<String, String> environment,
        Map<String, String> options,
        InstrumentationPlan plan,
        ProbeCost probeCost,
        Map<String, Long> activity,
        Completeness completeness) {

    public Manifest {
        environment = copy(environment);
        options = copy(options);
        activity = copy(activity);
    }

    Manifest withNote(String note) {
        return new Manifest(
                agentVersion,
                process,
                fork,
                commit,
                environment,
                options,
                plan,
                probeCost,
                activity,
                completeness.withNote(note));
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
