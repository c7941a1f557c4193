package dev.culprit.analyzer.model;

import java.util.Set;

/**
 * Tests of one fork, over all its JVMs.
 *
 * @param discovered found by the frameworks
 * @param run ended well or badly
 * @param failed of these, badly
 * @param skipped not run, or given up by an assumption
 * @param unfinished still running when the profile was written
 * @param ids of the tests that ran; fewer than {@code run} when some ran more than once
 */
public record TestTally(long discovered, long run, long failed, long skipped, long unfinished, Set<String> ids) {

    public TestTally {
        ids = Set.copyOf(ids);
    }

    /** Whether the same tests ran, with the same outcomes in number. */
    public boolean sameAs(TestTally other) {
        return run == other.run && failed == other.failed && skipped == other.skipped && ids.equals(other.ids);
    }
}
