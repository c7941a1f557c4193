package dev.culprit.analyzer.baseline;

import java.util.List;

/**
 * An entry that can stand for the wanted baseline.
 *
 * @param commitsBefore how many commits it is before the wanted one, 0 for that itself
 * @param differences facts of the environment that forbid a comparison of times
 * @param missingTests tests of the candidate that it does not have
 */
public record Match(Entry entry, int commitsBefore, List<String> differences, int missingTests) {

    public Match {
        differences = List.copyOf(differences);
    }

    /** Whether it was recorded where the candidate was. */
    public boolean isComparable() {
        return differences.isEmpty();
    }
}
