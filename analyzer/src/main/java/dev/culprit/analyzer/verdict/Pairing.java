package dev.culprit.analyzer.verdict;

import dev.culprit.analyzer.model.ComparabilityCheck;
import dev.culprit.analyzer.model.Fork;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.Manifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Tells from the profiles themselves whether the forks of the two sides alternated on one machine. */
final class Pairing {

    /** What identifies a machine as far as a fingerprint can. */
    private static final Set<String> MACHINE = Set.of(
            EnvironmentFacts.CPU_MODEL,
            EnvironmentFacts.CPU_COUNT,
            EnvironmentFacts.OS_NAME,
            EnvironmentFacts.OS_VERSION,
            EnvironmentFacts.OS_ARCH);

    /** A single pair cannot alternate. It counts as such when so little time lay between its forks, in milliseconds. */
    private static final long NEAR = Duration.ofMinutes(10).toMillis();

    private Pairing() {}

    /**
     * Whether fork i of one side ran next to fork i of the other, for all i, so that a drift of the machine does not lean to
     * one side. Of one fork a side the order says nothing: a profile of last month and one of today would pass for a pair.
     */
    static boolean isInterleaved(LoadedSet baseline, LoadedSet candidate, List<ComparabilityCheck> checks) {
        int forks = baseline.forks().size();
        if (forks != candidate.forks().size() || !isOneMachine(checks)) {
            return false;
        }
        if (forks == 1) {
            return pauseBetween(baseline.forks().get(0), candidate.forks().get(0)) <= NEAR;
        }
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < forks; i++) {
            starts.add(new Start(startOf(baseline.forks().get(i)), i));
            starts.add(new Start(startOf(candidate.forks().get(i)), i));
        }
        starts.sort(Comparator.comparingLong(Start::epochMillis));
        for (int i = 0; i < starts.size(); i += 2) {
            if (starts.get(i).pair != starts.get(i + 1).pair) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneMachine(List<ComparabilityCheck> checks) {
        return checks.stream()
                .filter(check -> MACHINE.contains(check.fact()))
                .allMatch(check -> check.level() == ComparabilityCheck.Level.SAME);
    }

    private static long pauseBetween(Fork one, Fork other) {
        return Math.max(startOf(one), startOf(other)) - Math.min(endOf(one), endOf(other));
    }

    private static long endOf(Fork fork) {
        return fork.manifests().stream()
                .mapToLong(manifest -> manifest.process().writtenEpochMillis())
                .max()
                .orElse(0);
    }

    private static long startOf(Fork fork) {
        return fork.manifests().stream()
                .map(Manifest::process)
                .mapToLong(process -> process.startEpochMillis())
                .min()
                .orElse(0);
    }

    private record Start(long epochMillis, int pair) {}
}
