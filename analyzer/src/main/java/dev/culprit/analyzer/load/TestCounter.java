package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.TestTally;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.TestRuns.Status;
import dev.culprit.profile.TestRuns.Test;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the tests of one fork over its JVMs. Not thread safe. */
final class TestCounter {

    private final long[] byStatus = new long[Status.values().length];
    private final Set<String> ids = new LinkedHashSet<>();
    private long discovered;
    private boolean seen;

    void add(TestRuns tests) {
        if (tests.suite() == null) {
            return;
        }
        seen = true;
        discovered += tests.suite().discovered();
        for (Test test : tests.tests()) {
            byStatus[test.status().ordinal()]++;
            if (test.status() == Status.PASSED || test.status() == Status.FAILED) {
                ids.add(test.id());
            }
        }
    }

    boolean isEmpty() {
        return !seen;
    }

    /** Null when no JVM says anything of tests. */
    @Nullable
    TestTally tally() {
        return seen
                ? new TestTally(
                        discovered,
                        count(Status.PASSED) + count(Status.FAILED),
                        count(Status.FAILED),
                        count(Status.SKIPPED),
                        count(Status.RUNNING),
                        ids)
                : null;
    }

    private long count(Status status) {
        return byStatus[status.ordinal()];
    }
}
