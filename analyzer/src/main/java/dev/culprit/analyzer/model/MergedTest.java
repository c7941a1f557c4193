package dev.culprit.analyzer.model;

import dev.culprit.profile.TestRuns.Status;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One test in all forks of a set. All times are nanoseconds.
 *
 * @param id the same for the same test of two commits
 * @param className raw binary name of its class
 * @param method name of its method, empty when it has none
 * @param displayName for people
 * @param runs by index of the fork; forks in which the test did not come up are absent
 */
public record MergedTest(String id, String className, String method, String displayName, SortedMap<Integer, Run> runs) {

    public MergedTest {
        runs = Collections.unmodifiableSortedMap(new TreeMap<>(runs));
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("test '" + id + "' came up in no fork");
        }
    }

    /**
     * The test in one fork; when several JVMs of the fork ran it, all together.
     *
     * @param status the worst of them: failed, then still running, then passed
     * @param setupNanos before the body
     * @param bodyNanos in the test method
     * @param teardownNanos after the body
     * @param classSetupNanos its share of what was done before the first test of its class
     * @param classTeardownNanos its share of what was done after the last
     * @param ownTree whether the call tree has a node of its own for it
     * @param classesLoaded classes that the JVM loaded meanwhile
     * @param classLoadNanos time in which it loaded them, -1 when unknown
     * @param jitNanos time in which it compiled meanwhile
     * @param gcNanos time in which it collected garbage meanwhile
     */
    public record Run(
            Status status,
            long setupNanos,
            long bodyNanos,
            long teardownNanos,
            long classSetupNanos,
            long classTeardownNanos,
            boolean ownTree,
            long classesLoaded,
            long classLoadNanos,
            long jitNanos,
            long gcNanos) {

        /** From setup to teardown, with the shares of the class's phases. */
        public long wallNanos() {
            return classSetupNanos + setupNanos + bodyNanos + teardownNanos + classTeardownNanos;
        }

        /** Whether it was executed. */
        public boolean ran() {
            return status != Status.SKIPPED;
        }

        /** Both together. */
        public Run plus(Run other) {
            return new Run(
                    worse(status, other.status),
                    setupNanos + other.setupNanos,
                    bodyNanos + other.bodyNanos,
                    teardownNanos + other.teardownNanos,
                    classSetupNanos + other.classSetupNanos,
                    classTeardownNanos + other.classTeardownNanos,
                    ownTree && other.ownTree,
                    classesLoaded + other.classesLoaded,
                    classLoadNanos < 0 || other.classLoadNanos < 0 ? -1 : classLoadNanos + other.classLoadNanos,
                    jitNanos + other.jitNanos,
                    gcNanos + other.gcNanos);
        }
    }

    /** The worst status of any fork: failed, still running, passed, skipped. */
    public Status status() {
        return runs.values().stream().map(Run::status).reduce(Status.SKIPPED, MergedTest::worse);
    }

    /** Whether some fork ran it. */
    public boolean ran() {
        return runs.values().stream().anyMatch(Run::ran);
    }

    /** Whether all of {@code forks} forks ran it. */
    public boolean ranEverywhere(int forks) {
        return runs.values().stream().filter(Run::ran).count() == forks;
    }

    /** Whether every run of it has a node of its own in the call tree. */
    public boolean hasOwnTree() {
        return runs.values().stream().filter(Run::ran).allMatch(Run::ownTree);
    }

    private static final Map<Status, Integer> SEVERITY =
            Map.of(Status.SKIPPED, 0, Status.PASSED, 1, Status.RUNNING, 2, Status.FAILED, 3);

    private static Status worse(Status one, Status other) {
        return SEVERITY.getOrDefault(one, 0) >= SEVERITY.getOrDefault(other, 0) ? one : other;
    }
}
