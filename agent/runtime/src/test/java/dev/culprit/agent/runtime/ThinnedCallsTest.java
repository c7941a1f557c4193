package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class ThinnedCallsTest extends RecordingTest {

    private static final int SAMPLED = 2;
    private static final int COUNTED = 3;

    private static void thin() {
        Recorder.thin(new int[] {SAMPLED}, true);
        Recorder.thin(new int[] {COUNTED}, false);
    }

    private static long spin(long seed) {
        long x = seed;
        for (int i = 0; i < 500; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
        }
        return x;
    }

    private static long untimed(Calls calls, int methodId) {
        long sum = 0;
        for (ThreadGroupTree tree : calls.snapshot().groups) {
            for (int row = 0; row < tree.parent.length; row++) {
                sum += tree.methodId[row] == methodId ? tree.untimed[row] : 0;
            }
        }
        return sum;
    }

    private static long sampled(Calls calls, int methodId) {
        long sum = 0;
        for (ThreadGroupTree tree : calls.snapshot().groups) {
            for (int row = 0; row < tree.parent.length; row++) {
                sum += tree.methodId[row] == methodId ? tree.sampled[row] : 0;
            }
        }
        return sum;
    }

    @Test
    void everyCallIsCountedInEveryMode() {
        thin();
        CallTreeNode a = Probe.enter(1);
        for (int i = 0; i < 10_000; i++) {
            callFrom(a, 10, SAMPLED);
            callFrom(a, 11, COUNTED);
            callFrom(a, 12, 4);
        }
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@10 x10000", "1/3@11 x10000", "1/4@12 x10000");
    }

    @Test
    void aboutOneCallOfSixtyFourIsTimedAndStandsForThemInTheHistogram() {
        thin();
        CallTreeNode a = Probe.enter(1);
        for (int i = 0; i < 64_000; i++) {
            callFrom(a, 10, SAMPLED);
        }
        Probe.exit(a);

        Calls calls = Calls.recorded();
        // Six standard deviations of a binomial distribution to either side.
        assertThat(sampled(calls, SAMPLED)).isBetween(812L, 1188L);
        assertThat(untimed(calls, SAMPLED)).isEqualTo(64_000 - sampled(calls, SAMPLED));
        assertThat(calls.edge(1, 10, SAMPLED).leaf.calls()).isEqualTo(64 * sampled(calls, SAMPLED));
    }

    @Test
    void threadsAndPathsWithFewCallsGetTheirShareOfTimedCalls() {
        thin();
        for (int i = 0; i < 400; i++) {
            inThread("worker", () -> {
                for (int line = 1; line <= 20; line++) {
                    CallTreeNode a = Probe.enter(1);
                    callFrom(a, line, SAMPLED);
                    Probe.exit(a);
                }
            });
        }

        assertThat(sampled(Calls.recorded(), SAMPLED)).isBetween(58L, 192L);
    }

    @Test
    void anUntimedCallAddsTheTimeOfItsCalleesOnly() {
        thin();
        CallTreeNode a = Probe.enter(1);
        long sink = 0;
        for (int i = 0; i < 1000; i++) {
            a.line = 10;
            CallTreeNode b = Probe.enter(COUNTED);
            sink += spin(i);
            b.line = 20;
            CallTreeNode c = Probe.enter(4);
            sink += spin(i);
            Probe.exit(c);
            Probe.exit(b);
        }
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(sink).isNotZero();
        assertThat(calls.paths()).containsExactly("1 x1", "1/3@10 x1000", "1/3@10/4@20 x1000");
        assertThat(calls.total("1/3@10")).isPositive().isEqualTo(calls.total("1/3@10/4@20"));
        assertThat(calls.inChildren("1")).isEqualTo(calls.total("1/3@10"));
        // What they took themselves is in the caller; how much that is, a test with a clock of its own tells.
        assertThat(calls.total("1") - calls.inChildren("1")).isPositive();
        assertThat(untimed(calls, COUNTED)).isEqualTo(1000);
        assertThat(sampled(calls, COUNTED)).isZero();
        assertThat(calls.latencies()).isEqualTo(1001);
    }

    @Test
    void theMissingOwnTimeIsWhatTheTimedCallsSay() {
        thin();
        CallTreeNode a = Probe.enter(1);
        long sink = 0;
        for (int i = 0; i < 20_000; i++) {
            a.line = 10;
            CallTreeNode b = Probe.enter(SAMPLED);
            sink += spin(i);
            Probe.exit(b);
            a.line = 11;
            CallTreeNode c = Probe.enter(4);
            sink += spin(i);
            Probe.exit(c);
        }
        Probe.exit(a);

        Calls calls = Calls.recorded();
        ThreadGroupTree tree = calls.snapshot().groups[0];
        double perCall = (double) tree.sampledSelfNanos[1] / tree.sampled[1];
        assertThat(sink).isNotZero();
        assertThat(tree.methodId[1]).isEqualTo(SAMPLED);
        assertThat(tree.sampledSelfNanos[1]).isEqualTo(tree.totalNanos[1]);
        // Medians of the same work, timed call by call and not: a busy machine interrupts some for a thousand times as
        // long.
        assertThat((double) median(calls.edge(1, 10, SAMPLED).leaf) / median(calls.edge(1, 11, 4).leaf))
                .isBetween(0.5, 2.0);
        assertThat(perCall).isGreaterThan(0.9 * SlotCounts.lowestValue(calls.edge(1, 10, SAMPLED).leaf.firstSlot));
    }

    private static long median(SlotCounts counts) {
        long seen = 0;
        int i = 0;
        while (2 * seen < counts.calls()) {
            seen += counts.counts[i++];
        }
        return SlotCounts.highestValue(counts.firstSlot + i - 1);
    }

    @Test
    void aRecursionOfUntimedCallsKeepsItsLevels() {
        thin();
        for (int i = 0; i < 100; i++) {
            recurse(5);
        }

        Calls calls = Calls.recorded();
        assertThat(calls.count("3/3@7/3@7/3@7/3@7")).isEqualTo(100);
        assertThat(calls.count("3/3@7/3@7/3@7/3@7/4@8")).isEqualTo(100);
        assertThat(calls.total("3")).isPositive().isEqualTo(calls.total("3/3@7/3@7/3@7/3@7/4@8"));
    }

    private static void recurse(int depth) {
        CallTreeNode node = Probe.enter(COUNTED);
        if (depth > 1) {
            node.line = 7;
            recurse(depth - 1);
        } else {
            callFrom(node, 8, 4);
        }
        Probe.exit(node);
    }

    @Test
    void callsLeftByAnExceptionAreEndedWhetherTimedOrNot() {
        thin();
        CallTreeNode a = Probe.enter(1);
        for (int i = 0; i < 200; i++) {
            a.line = 10;
            CallTreeNode b = Probe.enter(COUNTED);
            b.line = 20;
            CallTreeNode c = Probe.enter(4);
            c.line = 30;
            Probe.enter(SAMPLED);
            Probe.resume(a);
            callFrom(a, 12, 4);
        }
        a.line = 13;
        CallTreeNode b = Probe.enter(COUNTED);
        Probe.enter(4);
        Probe.exit(b);
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.count("1/3@10/4@20/2@30")).isEqualTo(200);
        assertThat(calls.count("1/4@12")).isEqualTo(200);
        assertThat(calls.total("1/3@10")).isPositive().isEqualTo(calls.total("1/3@10/4@20"));
        assertThat(calls.inChildren("1"))
                .isEqualTo(calls.total("1/3@10") + calls.total("1/4@12") + calls.total("1/3@13"));
        assertThat(Probe.STATES.get().cursor).isZero();
    }

    @Test
    void aSecondExitOfAnUntimedCallDoesNothing() {
        thin();
        CallTreeNode a = Probe.enter(1);
        CallTreeNode b = Probe.enter(COUNTED);
        Probe.exit(b);
        Probe.exit(b);
        callFrom(a, 7, 4);
        Probe.exit(a);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/3 x1", "1/4@7 x1");
    }

    @Test
    void aChangeInTheMiddleOfACallConcernsTheNextOne() {
        CallTreeNode a = Probe.enter(1);
        callFrom(a, 10, COUNTED);
        a.line = 10;
        CallTreeNode open = Probe.enter(COUNTED);
        thin();
        Probe.exit(open);
        for (int i = 0; i < 100; i++) {
            callFrom(a, 10, COUNTED);
            callFrom(a, 11, COUNTED);
        }
        Probe.exit(a);

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x1", "1/3@10 x102", "1/3@11 x100");
        assertThat(untimed(calls, COUNTED)).isEqualTo(200);
        assertThat(calls.edge(1, 10, COUNTED).leaf.calls()).isEqualTo(2);
        assertThat(calls.total("1/3@10")).isPositive();
        assertThat(calls.total("1/3@11")).isZero();
    }

    @Test
    void aFunctionWhoseProbesAreTurnedOffStaysOff() {
        call(COUNTED);
        Recording.current().faults.disable(COUNTED);
        thin();
        call(COUNTED);

        assertThat(Calls.recorded().paths()).containsExactly("3 x1");
    }

    @Test
    void whatIsGivenLessKeepsIt() {
        thin();
        Recorder.thin(new int[] {COUNTED}, true);
        for (int i = 0; i < 2000; i++) {
            call(COUNTED);
        }

        assertThat(sampled(Calls.recorded(), COUNTED)).isZero();
    }

    @Test
    void allFunctionsCanBeThinnedFromTheStart() {
        Recorder.thinAll(true);
        for (int i = 0; i < 6400; i++) {
            call(1);
            call(4);
        }

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("1 x6400", "4 x6400");
        assertThat(sampled(calls, 1)).isBetween(40L, 160L);
        assertThat(Recorder.selfTest(1)).isTrue();
        assertThat(Recorder.measureProbeCost()[3]).isPositive();
    }

    @Test
    void aSnapshotInTheMiddleHasTheTimeOfTheCalleesOfAnOpenUntimedCall() {
        thin();
        CallTreeNode a = Probe.enter(1);
        a.line = 10;
        CallTreeNode b = Probe.enter(COUNTED);
        callFrom(b, 20, 4);
        b.line = 21;
        CallTreeNode c = Probe.enter(4);
        long sink = spin(1);

        Calls calls = Calls.recorded();
        assertThat(sink).isNotZero();
        assertThat(calls.total("1/3@10/4@21")).isPositive();
        assertThat(calls.total("1/3@10")).isEqualTo(calls.total("1/3@10/4@20") + calls.total("1/3@10/4@21"));
        assertThat(calls.total("1")).isGreaterThanOrEqualTo(calls.total("1/3@10"));
        assertThat(untimed(calls, COUNTED)).isEqualTo(1);
        Probe.exit(c);
        Probe.exit(b);
        Probe.exit(a);
    }

    @Test
    void ofEndedThreadsTheThinnedCallsAreSummed() {
        thin();
        for (int i = 0; i < 10; i++) {
            inThread("worker-" + i, () -> {
                CallTreeNode a = Probe.enter(1);
                for (int j = 0; j < 100; j++) {
                    callFrom(a, 10, COUNTED);
                }
                Probe.exit(a);
            });
        }

        assertThat(untimed(Calls.recorded(), COUNTED)).isEqualTo(1000);
        assertThat(untimed(Calls.recorded(), COUNTED)).isEqualTo(1000);
    }

    @Test
    void countsStayExactWhenThinnedWhileThreadsRun() throws Exception {
        int calls = 300_000;
        CountDownLatch running = new CountDownLatch(2);
        AtomicLong seen = new AtomicLong();
        AtomicBoolean failed = new AtomicBoolean();
        Thread[] threads = new Thread[2];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                running.countDown();
                for (int i = 0; i < calls; i++) {
                    CallTreeNode a = Probe.enter(1);
                    callFrom(a, i & 7, SAMPLED);
                    callFrom(a, i & 7, COUNTED);
                    Probe.exit(a);
                }
            });
            threads[t].start();
        }
        running.await();
        thin();
        while (threads[0].isAlive() || threads[1].isAlive()) {
            Calls now = Calls.recorded();
            failed.compareAndSet(false, now.callsOf(SAMPLED) < seen.get());
            seen.set(now.callsOf(SAMPLED));
            for (ThreadGroupTree tree : now.snapshot().groups) {
                for (int row = 0; row < tree.parent.length; row++) {
                    assertThat(tree.totalNanos[row]).isGreaterThanOrEqualTo(tree.childNanos[row]);
                    assertThat(tree.untimed == null ? 0 : tree.untimed[row]).isBetween(0L, tree.count[row]);
                }
            }
        }
        join(threads[0]);
        join(threads[1]);

        Calls last = Calls.recorded();
        assertThat(failed).isFalse();
        assertThat(last.callsOf(SAMPLED)).isEqualTo(2L * calls);
        assertThat(last.callsOf(COUNTED)).isEqualTo(2L * calls);
        assertThat(sampled(last, COUNTED)).isZero();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsGiveTheirStateBackAfterAnUntimedCall() throws Exception {
        thin();
        for (int i = 0; i < 500; i++) {
            Thread thread = (Thread) Thread.class
                    .getMethod("startVirtualThread", Runnable.class)
                    .invoke(null, (Runnable) () -> {
                        CallTreeNode a = Probe.enter(COUNTED);
                        callFrom(a, 5, SAMPLED);
                        Probe.exit(a);
                    });
            thread.join();
        }

        Calls calls = Calls.recorded();
        assertThat(calls.paths()).containsExactly("3 x500", "3/2@5 x500");
        assertThat(Recording.current().virtualThreads.states).hasSizeLessThan(20);
    }
}
