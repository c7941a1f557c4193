package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

/**
 * Snapshots of threads that make calls as fast as they can: long ones, whose paths repeat, and many short ones, which make new nodes, tables
 * and windows all the time. No count is lost, torn or ahead of its time.
 */
class SnapshotStressTest extends RecordingTest {

    private final List<StressWorkload> workloads = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Long> earlier = new HashMap<>();

    @Test
    void everySnapshotHasTheCallsThatHadEndedAndNoneThatHadNotBegun() throws Exception {
        start(1_000_000, 100, 1 << 26);
        for (int i = 0; i < 2; i++) {
            add(false, "long-" + (char) ('a' + i), 120_000);
        }
        for (int i = 0; i < 300; i++) {
            add(i % 2 == 0 && canBeVirtual(), "short-" + i, 40);
        }
        Thread starter = new Thread(this::startTheShort, "starter");
        threads.get(0).start();
        threads.get(1).start();
        starter.start();
        do {
            checkOneSnapshot();
        } while (starter.isAlive() || threads.get(0).isAlive() || threads.get(1).isAlive());
        starter.join();

        Calls last = checkOneSnapshot();
        for (int methodId = 1; methodId <= StressWorkload.FUNCTIONS; methodId++) {
            assertThat(last.callsOf(methodId)).isEqualTo(begun(methodId));
        }
        assertThat(last.latencies()).isEqualTo(last.allCalls());
        assertThat(last.snapshot().unrecordedLatencies).isZero();
    }

    private void add(boolean virtual, String name, int calls) throws ReflectiveOperationException {
        StressWorkload workload = new StressWorkload(workloads.size(), calls);
        workloads.add(workload);
        threads.add(virtual ? virtualThread(workload) : new Thread(workload, name));
    }

    private static boolean canBeVirtual() {
        return Runtime.version().feature() >= 21;
    }

    private static Thread virtualThread(Runnable work) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Method unstarted = Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
        return (Thread) unstarted.invoke(builder, work);
    }

    private void startTheShort() {
        for (int i = 2; i < threads.size(); i++) {
            threads.get(i).start();
            if (i % 3 == 0) {
                join(threads.get(i));
            }
        }
        for (int i = 2; i < threads.size(); i++) {
            join(threads.get(i));
        }
    }

    private Calls checkOneSnapshot() {
        long[] atLeast = new long[StressWorkload.FUNCTIONS + 1];
        for (int methodId = 1; methodId < atLeast.length; methodId++) {
            atLeast[methodId] = ended(methodId);
        }
        Calls seen = Calls.recorded();
        long[] latencies = latenciesByFunction(seen.snapshot());
        for (int methodId = 1; methodId < atLeast.length; methodId++) {
            long atMost = begun(methodId);
            assertThat(seen.callsOf(methodId)).isBetween(atLeast[methodId], atMost);
            assertThat(latencies[methodId]).isBetween(atLeast[methodId], atMost);
        }
        for (ThreadGroupTree tree : seen.snapshot().groups) {
            assertTimesAddUp(tree, seen.snapshot().elapsedNanos);
            assertNoCountShrinks(tree);
        }
        return seen;
    }

    private static long[] latenciesByFunction(Snapshot snapshot) {
        long[] calls = new long[StressWorkload.FUNCTIONS + 1];
        for (LatencyCounts edge : snapshot.edges) {
            calls[edge.calleeId] += edge.leaf.calls() + edge.total.calls();
        }
        return calls;
    }

    private static void assertTimesAddUp(ThreadGroupTree tree, long elapsed) {
        long[] children = new long[tree.parent.length];
        for (int row = tree.parent.length - 1; row >= 0; row--) {
            long total = tree.totalNanos[row];
            if (total < tree.childNanos[row]
                    || total > tree.threads * elapsed
                    || tree.childNanos[row] != children[row]) {
                throw new AssertionError("row " + row + " has " + total + " ns, its children " + children[row]);
            }
            if (tree.parent[row] >= 0) {
                children[tree.parent[row]] += total;
            }
        }
    }

    /**
     * Time may: a thread that is suspended in an exit, after it has read the clock, is still inside that call for a snapshot,
     * which counts its time up to then.
     */
    private void assertNoCountShrinks(ThreadGroupTree tree) {
        String[] paths = new String[tree.parent.length];
        for (int row = 0; row < paths.length; row++) {
            String above = tree.parent[row] < 0 ? tree.name : paths[tree.parent[row]];
            paths[row] = above + "/" + tree.methodId[row] + "@" + tree.line[row];
            Long before = earlier.put(paths[row], tree.count[row]);
            if (before != null && before > tree.count[row]) {
                throw new AssertionError(paths[row] + " had " + before + " calls and has " + tree.count[row]);
            }
        }
    }

    private long begun(int methodId) {
        return sum(methodId, true);
    }

    private long ended(int methodId) {
        return sum(methodId, false);
    }

    private long sum(int methodId, boolean begun) {
        long sum = 0;
        for (StressWorkload workload : workloads) {
            AtomicLongArray tally = begun ? workload.begun : workload.ended;
            sum += tally.get(methodId);
        }
        return sum;
    }
}
