package dev.culprit.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is handed to pools of threads. */
final class ExecutorsIT {

    private static final String HEAD = """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            public class Main {
                static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                static void end(ExecutorService pool) throws Exception {
                    pool.shutdown();
                    if (!pool.awaitTermination(1, TimeUnit.MINUTES)) throw new AssertionError();
                }
            """;

    @TempDir
    private Path directory;

    @Test
    void whateverIsHandedToAPoolIsBelowTheFunctionThatHandedItOverAtItsLine() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static int ref() { return leaf(5); }
                    static void executes(ExecutorService pool) { pool.execute(() -> leaf(1)); }
                    static void submits(ExecutorService pool) throws Exception {
                        pool.submit(() -> leaf(4));
                        pool.submit(Main::ref);
                        pool.submit(Main::ref, 3);
                        pool.submit(new Callable<Integer>() { public Integer call() { return leaf(2); } });
                    }
                    static void all(ExecutorService pool) throws Exception {
                        pool.invokeAll(List.<Callable<Integer>>of(() -> leaf(1), () -> leaf(2), () -> leaf(3)));
                    }
                    static void throwing(ExecutorService pool) throws Exception {
                        try {
                            pool.submit(() -> { leaf(3); throw new IllegalStateException("mine"); }).get();
                        } catch (ExecutionException e) {
                            System.out.println(e.getCause());
                        }
                    }
                    static void nesting(ExecutorService pool) throws Exception {
                        pool.submit(() -> inner(pool)).get().get();
                    }
                    static Future<Integer> inner(ExecutorService pool) { return pool.submit(() -> leaf(7)); }
                    public static void main(String[] args) throws Exception {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        for (int i = 0; i < 5; i++) executes(pool);
                        submits(pool);
                        all(pool);
                        throwing(pool);
                        nesting(pool);
                        end(pool);
                    }
                }
                """);

        assertThat(tree.below(""))
                .containsExactly(
                        "TASK all×3",
                        "TASK executes×5",
                        "TASK inner×1",
                        "TASK nesting×1",
                        "TASK submits×4",
                        "TASK throwing×1",
                        "main×1");
        assertThat(tree.below("TASK executes")).containsExactly("lambda in executes:11×5");
        assertThat(tree.below("TASK submits"))
                .containsExactly("call:16×1", "lambda in submits:13×1", "ref:14×1", "ref:15×1");
        assertThat(tree.below("TASK all")).containsExactly("lambda in all:19×3");
        assertThat(tree.below("TASK throwing")).containsExactly("lambda in throwing:23×1");
        assertThat(tree.below("TASK nesting")).containsExactly("lambda in nesting:29×1");
        assertThat(tree.below("TASK nesting > lambda in nesting:29")).containsExactly("inner:29×1");
        assertThat(tree.below("TASK inner")).containsExactly("lambda in inner:31×1");
        assertThat(tree.below("TASK inner > lambda in inner:31")).containsExactly("leaf:31×1");
        assertThat(tree.profile().manifest().completeness().notes()).isEmpty();
    }

    /** The time of a task that has no probe is that of its frame. */
    @Test
    void aTaskWithoutProbesIsTimedToo() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static void sleeps(ExecutorService pool) throws Exception {
                        pool.submit(Executors.callable(new Sleep())).get();
                    }
                    public static void main(String[] args) throws Exception {
                        ExecutorService pool = Executors.newSingleThreadExecutor();
                        sleeps(pool);
                        end(pool);
                    }
                }
                class Sleep implements Runnable {
                    public void run() {
                        try { Thread.sleep(50); } catch (InterruptedException e) { throw new AssertionError(e); }
                    }
                }
                """, "exclude=Sleep");

        var profile = tree.profile();
        var pool = profile.callTrees().stream()
                .filter(group -> group.threadGroup().startsWith("pool"))
                .findFirst()
                .orElseThrow();
        assertThat(tree.below("TASK sleeps")).isEmpty();
        assertThat(pool.selfNanos()[0]).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void rejectedRemovedAndDroppedTasksLeaveNothingBehind() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static final Runnable SHARED = () -> leaf(3);
                    static void first(ThreadPoolExecutor pool) {
                        pool.execute(SHARED);
                        System.out.println(pool.remove(SHARED));
                        try {
                            for (int i = 0; i < 3; i++) pool.execute(SHARED);
                        } catch (RejectedExecutionException e) {
                            System.out.println("rejected");
                        }
                    }
                    static void second(ThreadPoolExecutor pool) { pool.execute(SHARED); }
                    static void caller(ThreadPoolExecutor pool) { for (int i = 0; i < 3; i++) pool.execute(SHARED); }
                    static void block(ThreadPoolExecutor pool, CountDownLatch held, CountDownLatch go) throws Exception {
                        pool.execute(() -> { held.countDown(); try { go.await(); } catch (InterruptedException e) { } });
                        held.await();
                    }
                    public static void main(String[] args) throws Exception {
                        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(2));
                        CountDownLatch go = new CountDownLatch(1);
                        block(pool, new CountDownLatch(1), go);
                        first(pool);
                        go.countDown();
                        while (pool.getCompletedTaskCount() < 3) Thread.onSpinWait();
                        second(pool);
                        while (pool.getCompletedTaskCount() < 4) Thread.onSpinWait();
                        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
                        CountDownLatch goOn = new CountDownLatch(1);
                        block(pool, new CountDownLatch(1), goOn);
                        caller(pool);
                        goOn.countDown();
                        end(pool);
                    }
                }
                """);

        assertThat(tree.count("TASK first")).isEqualTo(2);
        assertThat(tree.below("TASK first")).containsExactly("lambda in static:15×2");
        assertThat(tree.below("TASK second")).containsExactly("lambda in static:20×1");
        assertThat(tree.below("TASK caller")).containsExactly("lambda in static:21×2");
        assertThat(tree.below("main > caller:38")).containsExactly("lambda in static:21×1");
    }

    @Test
    void whatIsScheduledIsRunAgainAndAgainBelowTheFunctionThatScheduledIt() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static class Stop extends RuntimeException { }
                    static void once(ScheduledExecutorService pool) throws Exception {
                        pool.schedule(() -> leaf(3), 1, TimeUnit.MILLISECONDS).get();
                    }
                    static void repeated(ScheduledExecutorService pool) throws Exception {
                        AtomicInteger runs = new AtomicInteger();
                        try {
                            pool.scheduleWithFixedDelay(() -> {
                                leaf(4);
                                if (runs.incrementAndGet() == 7) throw new Stop();
                            }, 1, 1, TimeUnit.MILLISECONDS).get();
                        } catch (ExecutionException e) {
                            System.out.println(e.getCause());
                        }
                    }
                    static void timed() throws Exception {
                        Timer timer = new Timer("ticks");
                        CountDownLatch done = new CountDownLatch(5);
                        timer.schedule(new TimerTask() {
                            public void run() {
                                leaf(5);
                                done.countDown();
                                if (done.getCount() == 0) cancel();
                            }
                        }, 1, 1);
                        done.await();
                        timer.cancel();
                    }
                    public static void main(String[] args) throws Exception {
                        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
                        once(pool);
                        repeated(pool);
                        timed();
                        end(pool);
                    }
                }
                """);

        assertThat(tree.below("TASK once")).containsExactly("lambda in once:12×1");
        assertThat(tree.count("TASK repeated")).isEqualTo(7);
        assertThat(tree.below("TASK repeated")).containsExactly("lambda in repeated:17×7");
        assertThat(tree.count("TASK timed")).isEqualTo(5);
        assertThat(tree.below("TASK timed")).containsExactly("run:28×5");
    }

    /** A pool whose threads have something with a probe around them, and one that has probes around each task. */
    @Test
    void whatIsAroundTheTasksOfAPoolStandsStillMeanwhile() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static class Pool extends ThreadPoolExecutor {
                        Pool() {
                            super(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), run -> new Thread(() -> run.run(), "wrapped"));
                        }
                        @Override protected void beforeExecute(Thread thread, Runnable task) { leaf(1); }
                        @Override protected void afterExecute(Runnable task, Throwable thrown) { leaf(2); }
                    }
                    static void hands(Pool pool) { for (int i = 0; i < 9; i++) pool.execute(() -> leaf(3)); }
                    public static void main(String[] args) throws Exception {
                        Pool pool = new Pool();
                        hands(pool);
                        end(pool);
                    }
                }
                """);

        assertThat(tree.below("TASK hands")).containsExactly("lambda in hands:17×9");
        assertThat(tree.count("", "afterExecute:12")).isEqualTo(9);
        assertThat(tree.count("", "beforeExecute:12")).isEqualTo(9);
        assertThat(tree.count("", " > TASK hands")).isZero();
    }

    @Test
    void withoutTheOptionTasksStandByThemselves() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    public static void main(String[] args) throws Exception {
                        ExecutorService pool = Executors.newSingleThreadExecutor();
                        pool.submit(() -> leaf(3)).get();
                        Thread thread = new Thread(() -> leaf(4));
                        thread.start();
                        thread.join();
                        end(pool);
                    }
                }
                """, "tasks=off");

        assertThat(tree.below("")).containsExactly("lambda in main×2", "main×1");
        assertThat(tree.profile().manifest().options()).containsEntry("tasks", "off");
    }
}
