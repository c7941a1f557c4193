package dev.culprit.agent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.TestRuns.Status;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What a profile says of tests. */
record RecordedTests(Profile profile) {

    Map<String, Status> statuses() {
        Map<String, Status> statuses = new TreeMap<>();
        for (TestRuns.Test test : profile.tests().tests()) {
            assertThat(statuses.put(test.id(), test.status())).as(test.id()).isNull();
        }
        return statuses;
    }

    TestRuns.Test test(String id) {
        return profile.tests().tests().stream()
                .filter(test -> test.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no test " + id + " among " + statuses()));
    }

    TestRuns.TestClass testClass(String name) {
        return profile.tests().classes().stream()
                .filter(each -> each.className().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no class " + name));
    }

    long count(Status status) {
        return profile.tests().tests().stream()
                .filter(test -> test.status() == status)
                .count();
    }

    /** Nanoseconds by phase, in the call tree, of the test with that id; empty if it has no frame. */
    Map<String, Long> phasesInTree(String id) {
        Map<String, Long> phases = new TreeMap<>();
        for (CallTree tree : profile.callTrees()) {
            for (int row = 0; row < tree.size(); row++) {
                int parent = tree.parent()[row];
                if (parent >= 0 && isTest(tree, parent, id)) {
                    assertThat(tree.parent()[parent]).isEqualTo(-1);
                    MethodInfo phase = profile.methods().get(tree.method()[row]);
                    assertThat(phase.kind()).isEqualTo(MethodKind.PHASE);
                    phases.merge(phase.name(), tree.totalNanos()[row], Long::sum);
                }
            }
        }
        return phases;
    }

    private boolean isTest(CallTree tree, int row, String id) {
        int method = tree.method()[row];
        if (method == CallTree.TRUNCATED) {
            return false;
        }
        MethodInfo info = profile.methods().get(method);
        return info.kind() == MethodKind.TEST && info.descriptor().equals(id);
    }

    /** The phases add up to the test, and the call tree says the same to the nanosecond. */
    void phasesAddUp() {
        for (TestRuns.Test test : profile.tests().tests()) {
            assertThat(test.setupNanos() + test.bodyNanos() + test.teardownNanos())
                    .as(test.id())
                    .isEqualTo(test.wallNanos());
            if (test.ownTree()) {
                Map<String, Long> tree = phasesInTree(test.id());
                assertThat(tree.getOrDefault("setup", 0L)).as(test.id()).isEqualTo(test.setupNanos());
                assertThat(tree.getOrDefault("body", 0L)).as(test.id()).isEqualTo(test.bodyNanos());
                assertThat(tree.getOrDefault("teardown", 0L)).as(test.id()).isEqualTo(test.teardownNanos());
            }
        }
    }

    /** What slept that long took that long at least. */
    void tookAtLeast(String id, long setupMillis, long bodyMillis, long teardownMillis) {
        TestRuns.Test test = test(id);
        assertThat(test.setupNanos()).as("setup of " + id).isGreaterThanOrEqualTo(nanos(setupMillis));
        assertThat(test.bodyNanos()).as("body of " + id).isGreaterThanOrEqualTo(nanos(bodyMillis));
        assertThat(test.teardownNanos()).as("teardown of " + id).isGreaterThanOrEqualTo(nanos(teardownMillis));
    }

    static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
