package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of waits: rows like others, and, from some length on, events. */
final class WaitLogTest {

    private static final int CALLER = 1;
    private static final int SLEEP = 2;
    private static final int TASK = 3;
    private static final int ATTEMPTS = 10;
    private static final long LONG = 5 * WaitEvents.SHORTEST_NANOS;

    @BeforeEach
    void start() {
        Recorder.reset();
        Recorder.start(100_000, 100, 1 << 20);
    }

    @AfterEach
    void stop() {
        Recorder.reset();
    }

    @Test
    void aWaitIsARowBelowItsCaller() {
        CallTreeNode caller = Probe.enter(CALLER);
        caller.line = 10;
        for (int i = 0; i < 3; i++) {
            WaitProbe.exit(WaitProbe.enter(SLEEP));
        }
        Probe.exit(caller);

        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2@10 x3");
    }

    @Test
    void aLongWaitIsAnEventWithItsRow() {
        CallTreeNode caller = Probe.enter(CALLER);
        Probe.exit(Probe.enter(TASK));
        caller.line = 10;
        waited(LONG);
        Probe.exit(caller);

        Snapshot snapshot = Recorder.snapshot();
        WaitEvents events = snapshot.waits;
        assertThat(events.row).hasSize(1);
        ThreadGroupTree tree = snapshot.groups[events.tree[0]];
        assertThat(tree.methodId[events.row[0]]).isEqualTo(SLEEP);
        assertThat(tree.line[events.row[0]]).isEqualTo(10);
        assertThat(events.nanos[0]).isBetween(LONG, tree.totalNanos[events.row[0]]);
        assertThat(events.startNanos[0]).isBetween(0L, snapshot.elapsedNanos);
        assertThat(events.lanes).containsExactly(Thread.currentThread().getName());
    }

    @Test
    void aShortWaitAndOneThatOnlyWorksAreNoEvents() {
        // On a busy machine the thread may not run for a millisecond in between; then it did wait for long.
        int[] events = eventsOfShortWaits();
        for (int attempt = 1; attempt < ATTEMPTS && events.length > 0; attempt++) {
            events = eventsOfShortWaits();
        }

        assertThat(events).isEmpty();
        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2 x2", "1/2/3 x1");
    }

    /** Rows of the events of a short wait, and of a long one that is all work. */
    private int[] eventsOfShortWaits() {
        start();
        CallTreeNode caller = Probe.enter(CALLER);
        WaitProbe.exit(WaitProbe.enter(SLEEP));
        CallTreeNode wait = WaitProbe.enter(SLEEP);
        CallTreeNode task = Probe.enter(TASK);
        task.startNanos -= LONG;
        wait.startNanos -= LONG;
        Probe.exit(task);
        WaitProbe.exit(wait);
        Probe.exit(caller);
        return Recorder.snapshot().waits.row;
    }

    @Test
    void aWaitThatAnExceptionEndsIsAnEventToo() {
        CallTreeNode caller = Probe.enter(CALLER);
        CallTreeNode caught = WaitProbe.enter(SLEEP);
        caught.startNanos -= LONG;
        Probe.resume(caller);
        CallTreeNode thrown = WaitProbe.enter(SLEEP);
        thrown.startNanos -= LONG;
        Probe.exit(caller);

        WaitEvents events = Recorder.snapshot().waits;
        assertThat(events.row).hasSize(2);
        assertThat(events.row[0]).isEqualTo(events.row[1]);
        assertThat(Calls.recorded().paths()).containsExactly("1 x1", "1/2 x2");
    }

    @Test
    void whatFindsNoRoomIsCounted() {
        CallTreeNode caller = Probe.enter(CALLER);
        for (int i = 0; i < WaitLog.MOST + 7; i++) {
            waited(LONG);
        }
        Probe.exit(caller);

        WaitEvents events = Recorder.snapshot().waits;
        assertThat(events.row).hasSize(WaitLog.MOST).doesNotContain(-1);
        assertThat(events.dropped).isEqualTo(7);
    }

    @Test
    void whatComesAfterTheLogIsFullWaitsForNoLock() {
        CallTreeNode caller = Probe.enter(CALLER);
        for (int i = 0; i < WaitLog.MOST; i++) {
            waited(LONG);
        }
        Probe.exit(caller);
        synchronized (Recording.current().paths) {
            RecordingTest.inThread("late", () -> {
                CallTreeNode late = Probe.enter(CALLER);
                waited(LONG);
                Probe.exit(late);
            });
        }

        assertThat(Recorder.snapshot().waits.dropped).isEqualTo(1);
    }

    @Test
    void pathsThatAreCopiedStayWhileOthersCome() {
        CallTreeNode caller = Probe.enter(CALLER);
        waited(LONG);
        LoggedPaths paths = Recording.current().paths;
        LoggedPaths.Copy copy;
        WaitEvents events = Recording.current().waits.read(Recording.current().startNanos);
        synchronized (paths) {
            copy = paths.copy();
        }
        for (int line = 1; line <= 300; line++) {
            caller.line = line;
            waited(LONG);
        }
        Probe.exit(caller);
        MergedThreads merged = new MergedThreads();
        merged.add(caller.state, StateReading.ofEnded(caller.state), 1);
        events.locate(copy.locate(merged));

        assertThat(events.tree).containsExactly(0);
        assertThat(events.row).containsExactly(1);
        assertThat(Recorder.snapshot().waits.row)
                .hasSize(301)
                .doesNotContain(-1)
                .doesNotHaveDuplicates();
    }

    @Test
    void threadsWithoutAPatternInTheirNamesDoNotMakeTreesWithoutEnd() {
        Set<MergedTree> trees = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 300; i++) {
            RecordingTest.inThread("x".repeat(i + 1), () -> {
                CallTreeNode caller = Probe.enter(CALLER);
                waited(LONG);
                Probe.exit(caller);
                synchronized (Recording.current().paths) {
                    trees.add(Recording.current().paths.treeOf(caller.state));
                }
            });
        }

        assertThat(trees).hasSize(MergedThreads.MAX_GROUPS + 1);
        assertThat(Recorder.snapshot().waits.row).hasSize(300).containsOnly(1);
    }

    @Test
    void eventsOfEndedThreadsKeepTheirRows() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(
                    () -> {
                        CallTreeNode caller = Probe.enter(CALLER);
                        waited(LONG);
                        Probe.exit(caller);
                    },
                    "waiter-" + i);
            thread.start();
            thread.join();
            Recorder.snapshot();
        }

        Snapshot snapshot = Recorder.snapshot();
        assertThat(snapshot.waits.lanes).containsExactly("waiter-0", "waiter-1", "waiter-2");
        assertThat(snapshot.waits.lane).containsExactly(0, 1, 2);
        assertThat(snapshot.groups[snapshot.waits.tree[0]].name).isEqualTo("waiter-#");
        assertThat(snapshot.waits.row).containsOnly(1);
    }

    @Test
    void aWaitThatIsOnlyCountedIsNoEvent() {
        Recorder.thin(new int[] {SLEEP}, false);
        CallTreeNode caller = Probe.enter(CALLER);
        WaitProbe.exit(WaitProbe.enter(SLEEP));
        Probe.exit(caller);

        assertThat(Calls.recorded().count("1/2")).isEqualTo(1);
        assertThat(Recorder.snapshot().waits.row).isEmpty();
    }

    /** As if it had begun so many nanoseconds ago, and its caller before that. */
    private static void waited(long nanos) {
        CallTreeNode wait = WaitProbe.enter(SLEEP);
        wait.startNanos -= nanos;
        wait.parent.startNanos -= nanos;
        WaitProbe.exit(wait);
    }
}
