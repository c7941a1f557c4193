package dev.culprit.agent.containment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.FunctionLatency;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.Profile;

/** Asks a profile for calls by name, such as {@code Main.leaf}. */
final class ProfiledCalls {

    private final Profile profile;

    ProfiledCalls(Profile profile) {
        this.profile = profile;
    }

    /** Calls on all paths of all threads. */
    long of(String function) {
        return sum(function, false);
    }

    /** Calls that nobody with a probe has made. */
    long outermostOf(String function) {
        return sum(function, true);
    }

    private long sum(String function, boolean outermost) {
        long calls = 0;
        for (CallTree tree : profile.callTrees()) {
            for (int row = 0; row < tree.size(); row++) {
                boolean counts = !outermost || tree.parent()[row] < 0;
                calls += counts && name(tree.method()[row]).equals(function) ? tree.count()[row] : 0;
            }
        }
        return calls;
    }

    /** Ended calls of which it is known how long they took. */
    long latenciesOf(String function) {
        long calls = 0;
        for (FunctionLatency latency : profile.latencies()) {
            calls += name(latency.method()).equals(function) ? latency.total().getTotalCount() : 0;
        }
        return calls;
    }

    private String name(int method) {
        if (method == CallTree.TRUNCATED) {
            return "[truncated]";
        }
        MethodInfo info = profile.methods().get(method);
        return info.className().substring(info.className().lastIndexOf('.') + 1) + "." + info.name();
    }

    /** No row has less time than its callees together, or a negative one, or no calls. */
    void assertConsistent() {
        for (CallTree tree : profile.callTrees()) {
            long[] inCallees = new long[tree.size()];
            for (int row = tree.size() - 1; row >= 0; row--) {
                assertThat(tree.count()[row]).isPositive();
                assertThat(tree.totalNanos()[row])
                        .isBetween(
                                inCallees[row],
                                tree.threads() * profile.manifest().process().elapsedNanos());
                assertThat(tree.selfNanos()[row]).isEqualTo(tree.totalNanos()[row] - inCallees[row]);
                if (tree.parent()[row] >= 0) {
                    inCallees[tree.parent()[row]] += tree.totalNanos()[row];
                }
            }
        }
        for (FunctionLatency latency : profile.latencies()) {
            assertThat(latency.total().getTotalCount()).isLessThanOrEqualTo(of(name(latency.method())));
        }
    }
}
