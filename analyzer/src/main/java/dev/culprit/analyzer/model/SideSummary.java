package dev.culprit.analyzer.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader needs to know about one side.
 *
 * @param label how to call it: a commit, a path, or a command
 * @param commit commit id, null when unknown or mixed
 * @param forks executions of the measured command
 * @param profiles JVMs
 * @param tests counts of tests, all zero when tests were not attributed
 * @param environment the fingerprint; a fact that differs between forks is joined by {@code " | "}
 * @param memory most memory that a JVM of any fork used, in bytes, by the names of {@code JvmActivity}; what is unknown is
 *     absent
 * @param warnings what is missing or damaged, or else worth knowing, one plain sentence each
 * @param gaps those of the warnings that make a result untrustworthy: calls are missing, or the profiles do not belong together
 */
public record SideSummary(
        String label,
        @Nullable String commit,
        int forks,
        int profiles,
        TestCounts tests,
        Map<String, String> environment,
        Map<String, Long> memory,
        List<String> warnings,
        List<String> gaps) {

    public SideSummary {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        memory = Collections.unmodifiableMap(new LinkedHashMap<>(memory));
        warnings = List.copyOf(warnings);
        gaps = List.copyOf(gaps);
    }

    /** A side of which it is not known what memory it used, and of which every warning makes the result untrustworthy. */
    public SideSummary(
            String label,
            @Nullable String commit,
            int forks,
            int profiles,
            TestCounts tests,
            Map<String, String> environment,
            List<String> warnings) {
        this(label, commit, forks, profiles, tests, environment, Map.of(), warnings, warnings);
    }

    /** The same of which it is known of which commit it is. */
    public SideSummary ofCommit(String id) {
        return new SideSummary(label, id, forks, profiles, tests, environment, memory, warnings, gaps);
    }

    /** The same of which something is missing, one plain sentence. */
    SideSummary withGap(String gap) {
        return new SideSummary(
                label, commit, forks, profiles, tests, environment, memory, with(warnings, gap), with(gaps, gap));
    }

    private static List<String> with(List<String> sentences, String more) {
        return Stream.concat(Stream.of(more), sentences.stream()).toList();
    }

    /**
     * Counts of tests of one side in its typical fork.
     *
     * @param discovered found before or while running
     * @param run executed: neither skipped nor given up
     * @param failed of these, failed or never ended
     * @param skipped not executed, or given up by an assumption
     */
    public record TestCounts(long discovered, long run, long failed, long skipped) {

        public static final TestCounts NONE = new TestCounts(0, 0, 0, 0);
    }
}
