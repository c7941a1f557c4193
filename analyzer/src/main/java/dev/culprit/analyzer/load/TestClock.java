package dev.culprit.analyzer.load;

import dev.culprit.profile.TestRuns;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which test, and which phase of it, a thread was in at a time. */
final class TestClock {

    private final Map<String, TreeMap<Long, TestRuns.Test>> byThread = new HashMap<>();

    TestClock(TestRuns runs) {
        for (TestRuns.Test test : runs.tests()) {
            if (test.wallNanos() > 0 && test.ownTree()) {
                byThread.computeIfAbsent(test.thread(), ignored -> new TreeMap<>())
                        .put(test.startNanos(), test);
            }
        }
    }

    /** A phase of a test. */
    record Moment(String test, String phase) {}

    /** @param nanos since the start of the recording */
    @Nullable
    Moment at(String thread, long nanos) {
        TreeMap<Long, TestRuns.Test> tests = byThread.get(thread);
        Map.Entry<Long, TestRuns.Test> last = tests == null ? null : tests.floorEntry(nanos);
        if (last == null) {
            return null;
        }
        TestRuns.Test test = last.getValue();
        long into = nanos - test.startNanos();
        if (into >= test.wallNanos()) {
            return null;
        }
        boolean setup = into < test.setupNanos();
        boolean body = !setup && into < test.setupNanos() + test.bodyNanos();
        return new Moment(test.id(), setup ? "setup" : body ? "body" : "teardown");
    }
}
