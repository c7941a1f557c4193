package dev.culprit.analyzer.baseline;

import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.util.List;

/**
 * What a candidate wants to be compared with.
 *
 * @param branch entries of other branches are not used
 * @param commits the best commit first, then its ancestors
 * @param environment of the candidate
 * @param tests of the candidate
 * @param contents what the candidate is made of
 */
public record Wanted(
        String branch, List<String> commits, EnvironmentClass environment, TestSet tests, Contents contents) {

    public Wanted {
        commits = List.copyOf(commits);
    }

    /** What culprit's own profiles want. */
    Wanted(String branch, List<String> commits, EnvironmentClass environment, TestSet tests) {
        this(branch, commits, environment, tests, Contents.PROFILES);
    }
}
