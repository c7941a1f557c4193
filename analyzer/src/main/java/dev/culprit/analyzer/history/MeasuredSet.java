package dev.culprit.analyzer.history;

import dev.culprit.analyzer.model.Fork;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.stats.Robust;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.Manifest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one saved set tells.
 *
 * @param origin where it comes from
 * @param facts the environment as recorded, and the version of the agent
 * @param calibrationNanos how long a fixed piece of work took, median over its JVMs; NaN when unknown
 * @param figures its numbers
 * @param gaps what is missing in it, one plain sentence each
 */
public record MeasuredSet(
        Origin origin, Map<String, String> facts, double calibrationNanos, Figures figures, List<String> gaps) {

    public MeasuredSet {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        gaps = List.copyOf(gaps);
    }

    /**
     * Where a set comes from.
     *
     * @param entry its name in the store
     * @param commit full hash
     * @param savedEpochMillis milliseconds since 1970
     * @param environment facts that have to be the same for times to be compared
     * @param environmentWords the same in one line
     * @param testSet the same for the same tests
     * @param tests how many ran
     * @param forks executions of the measured command
     */
    public record Origin(
            String entry,
            String commit,
            long savedEpochMillis,
            Map<String, String> environment,
            String environmentWords,
            String testSet,
            int tests,
            int forks) {

        public Origin {
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }
    }

    /** Keeps what is needed of {@code set}. */
    public static MeasuredSet of(Origin origin, LoadedSet set) {
        Map<String, String> facts = new LinkedHashMap<>(set.summary().environment());
        List<Manifest> manifests =
                set.forks().stream().map(Fork::manifests).flatMap(List::stream).toList();
        facts.remove(EnvironmentFacts.CALIBRATION_NANOS);
        facts.put(
                "agent",
                String.join(
                        " | ",
                        manifests.stream()
                                .map(Manifest::agentVersion)
                                .distinct()
                                .sorted()
                                .toList()));
        double[] calibrations =
                manifests.stream().mapToDouble(MeasuredSet::calibration).toArray();
        return new MeasuredSet(
                origin,
                facts,
                Robust.median(calibrations),
                FiguresOf.set(set),
                set.summary().gaps());
    }

    private static double calibration(Manifest manifest) {
        String nanos = manifest.environment().getOrDefault(EnvironmentFacts.CALIBRATION_NANOS, "");
        return nanos.matches("\\d{1,18}") ? Double.parseDouble(nanos) : Double.NaN;
    }
}
