package dev.culprit.analyzer.model;

import org.jspecify.annotations.Nullable;

/**
 * One test on both sides.
 *
 * @param id the same on both
 * @param baseline the baseline's, null when it did not come up there
 * @param candidate the candidate's, null when it did not come up there
 */
public record ComparedTest(
        String id, @Nullable TestSummary baseline, @Nullable TestSummary candidate) {

    public ComparedTest {
        if (baseline == null && candidate == null) {
            throw new IllegalArgumentException("a test came up on at least one side: " + id);
        }
    }
}
