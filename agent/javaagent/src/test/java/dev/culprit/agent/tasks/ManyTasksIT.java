package dev.culprit.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.CallTree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many tasks at once lose nothing and leave nothing behind. */
final class ManyTasksIT {

    private static final String SOURCE = """
            import java.util.*;
            import java.util.concurrent.*;
            public class Main {
                static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                static void zero(int n) { leaf(n); }
                static void one(int n) { leaf(n); leaf(n); }
                static void two(int n) { zero(n); one(n); }
                static void hand(int kind, ExecutorService pool, CountDownLatch done, int n) {
                    switch (kind) {
                        case 0:
                            pool.execute(() -> { zero(n % 9); done.countDown(); });
                            break;
                        case 1:
                            pool.submit(() -> { one(n % 9); done.countDown(); });
                            break;
                        default:
                            CompletableFuture.runAsync(() -> two(n % 9), pool).thenRunAsync(() -> { zero(1); done.countDown(); }, pool);
                    }
                }
                static void run(int tasks) throws Exception {
                    ExecutorService[] pools = {
                        Executors.newFixedThreadPool(3), Executors.newSingleThreadExecutor(), new ForkJoinPool(2),
                        Executors.newScheduledThreadPool(2)
                    };
                    CountDownLatch done = new CountDownLatch(tasks);
                    Thread[] threads = new Thread[4];
                    for (int t = 0; t < threads.length; t++) {
                        int first = t;
                        threads[t] = new Thread(() -> {
                            for (int n = first; n < tasks; n += threads.length) {
                                hand(n / 4 % 3, pools[n % 4], done, n);
                            }
                        });
                        threads[t].start();
                    }
                    for (Thread thread : threads) thread.join();
                    done.await();
                    for (ExecutorService pool : pools) {
                        pool.shutdown();
                        pool.awaitTermination(1, TimeUnit.MINUTES);
                    }
                }
                // The least of several: a snapshot that is just being written has a copy of the tree.
                static long usedBytes() throws Exception {
                    long least = Long.MAX_VALUE;
                    for (int i = 0; i < 6; i++) {
                        Thread.sleep(70);
                        System.gc();
                        least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
                    }
                    return least;
                }
                public static void main(String[] args) throws Exception {
                    int tasks = Integer.parseInt(args[0]);
                    run(12_000);
                    long before = usedBytes();
                    run(tasks);
                    System.out.println(usedBytes() - before);
                }
            }
            """;

    private static final int TASKS = 204_000;

    /** Per task: less than any entry that stays, and with that several times what histograms, the writer and the JVM take on their own. */
    private static final long BYTES_KEPT = 32;

    @TempDir
    private Path directory;

    @Test
    void twoHundredThousandTasksOverSeveralPoolsAreExactWhileProfilesAreWritten() {
        Ended ended = new ForkedJvm(directory, SOURCE)
                .options("waits=off,overhead=off,snapshot=200ms")
                .jvm("-Xmx256m", "-XX:+UseSerialGC")
                .run("Main", String.valueOf(TASKS));

        assertThat(ended.stderr()).isEmpty();
        TaskTree tree = TaskTree.of(ended.profile());
        long each = (TASKS + 12_000) / 3;
        assertThat(tree.count("TASK hand")).isEqualTo(4 * each);
        assertThat(tree.count("TASK hand", "lambda in hand:11")).isEqualTo(each);
        assertThat(tree.count("TASK hand", "lambda in hand:14")).isEqualTo(each);
        assertThat(tree.count("TASK hand", "lambda in hand:17")).isEqualTo(2 * each);
        assertThat(tree.count("TASK hand", "zero:11")).isEqualTo(each);
        assertThat(tree.count("TASK hand", "one:14")).isEqualTo(each);
        assertThat(tree.count("TASK hand", "two:17")).isEqualTo(each);
        assertThat(tree.count("TASK hand", "leaf:5")).isEqualTo(3 * each);
        assertThat(tree.count("TASK hand", "leaf:6")).isEqualTo(4 * each);
        assertThat(tree.count("", "leaf:5")).isEqualTo(3 * each);
        assertThat(ended.profile().manifest().completeness().notes()).isEmpty();
        assertThat(Long.parseLong(ended.stdout().trim()))
                .as("bytes left behind")
                .isLessThan(TASKS * BYTES_KEPT);
        for (CallTree group : ended.profile().callTrees()) {
            assertConsistent(group);
        }
    }

    private static void assertConsistent(CallTree tree) {
        long[] inCallees = new long[tree.size()];
        for (int row = tree.size() - 1; row >= 0; row--) {
            assertThat(tree.selfNanos()[row])
                    .isEqualTo(tree.totalNanos()[row] - inCallees[row])
                    .isNotNegative();
            if (tree.parent()[row] >= 0) {
                inCallees[tree.parent()[row]] += tree.totalNanos()[row];
            }
        }
    }
}
