package dev.culprit.analyzer.testing;

import dev.culprit.profile.TestRuns;
import java.util.ArrayList;
import java.util.List;

/** The tests of a JVM in the making, one after the other. */
final class TestingTests {

    private static final long JVM_START = 400_000_000;
    private static final long DISCOVERY = 200_000_000;

    private final List<TestRuns.TestClass> classes = new ArrayList<>();
    private final List<TestRuns.Test> tests = new ArrayList<>();
    private long clock = DISCOVERY;

    void add(String id, TestRuns.Status status, boolean ownTree, long setup, long body, long teardown) {
        int dot = id.lastIndexOf('.');
        tests.add(new TestRuns.Test(
                id,
                id.substring(0, dot),
                id.substring(dot + 1),
                id.substring(dot + 1) + "()",
                status,
                "main",
                clock,
                setup + body + teardown,
                setup,
                body,
                teardown,
                ownTree,
                3,
                -1,
                0,
                0));
        clock += setup + body + teardown;
    }

    void addClass(String className, long setup, long teardown) {
        classes.add(new TestRuns.TestClass(className, "main", clock, setup + teardown, setup, teardown));
    }

    TestRuns build() {
        if (tests.isEmpty()) {
            return TestRuns.NONE;
        }
        TestRuns.Suite suite =
                new TestRuns.Suite(List.of("JUnit Platform 1.14.0"), tests.size(), JVM_START, 0, DISCOVERY, clock);
        return new TestRuns(suite, classes, tests);
    }
}
