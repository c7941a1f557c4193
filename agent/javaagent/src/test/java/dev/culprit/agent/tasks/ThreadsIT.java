package dev.culprit.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.agent.testing.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads that the program starts itself. */
final class ThreadsIT {

    private static final String HEAD = """
            import java.util.*;
            import java.util.concurrent.*;
            public class Main {
                static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
            """;

    @TempDir
    private Path directory;

    @Test
    void aThreadIsBelowTheFunctionThatStartedIt() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static class Own extends Thread {
                        @Override public void run() { leaf(2); leaf(3); }
                        @Override public synchronized void start() { super.start(); }
                    }
                    static class Starting {
                        final Thread thread = new Thread(Main::work);
                        Starting() {
                            thread.start();
                        }
                    }
                    static void work() { leaf(4); new Own(); }
                    static void many() throws Exception {
                        for (int i = 0; i < 20; i++) {
                            Thread thread = new Thread(() -> leaf(1), "many-" + i);
                            thread.start();
                            thread.join();
                        }
                    }
                    static void own() throws Exception {
                        Own own = new Own();
                        own.start();
                        own.join();
                    }
                    static void nobody() throws Exception {
                        Thread thread = new Thread(new FutureTask<>(() -> leaf(7)));
                        thread.start();
                        thread.join();
                    }
                    public static void main(String[] args) throws Exception {
                        many();
                        own();
                        nobody();
                        new Starting().thread.join();
                    }
                }
                """);

        assertThat(tree.below(""))
                .containsExactly("TASK <init>×1", "TASK many×20", "TASK nobody×1", "TASK start×1", "main×1");
        assertThat(tree.below("TASK many")).containsExactly("lambda in many:19×20");
        assertThat(tree.below("TASK start")).containsExactly("run:7×1");
        assertThat(tree.below("TASK nobody")).containsExactly("lambda in nobody:30×1");
        assertThat(tree.below("TASK <init>")).containsExactly("work:12×1");
        var many = tree.profile().callTrees().stream()
                .filter(group -> group.threadGroup().equals("many-#"))
                .findFirst()
                .orElseThrow();
        assertThat(many.threads()).isEqualTo(20);
        // Nobody is told when a thread begins and ends: its time is that of its calls.
        assertThat(many.selfNanos()[0]).isZero();
        assertThat(many.totalNanos()[0]).isEqualTo(many.totalNanos()[1]).isPositive();
    }

    @Test
    void aVirtualThreadIsBelowTheFunctionThatStartedIt() {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static void perTask() throws Exception {
                        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
                            for (int i = 0; i < 1000; i++) {
                                pool.submit(() -> { leaf(3); Thread.sleep(1); return leaf(4); });
                            }
                        }
                    }
                    static void static1() throws Exception { Thread.startVirtualThread(() -> leaf(5)).join(); }
                    static void builder() throws Exception { Thread.ofVirtual().start(() -> leaf(6)).join(); }
                    static void platform() throws Exception { Thread.ofPlatform().start(() -> leaf(7)).join(); }
                    static void late() throws Exception {
                        Thread thread = unstarted();
                        thread.start();
                        thread.join();
                    }
                    static Thread unstarted() { return Thread.ofVirtual().unstarted(() -> leaf(8)); }
                    static void pooled() throws Exception {
                        ExecutorService pool = Executors.newFixedThreadPool(2, Thread.ofVirtual().factory());
                        for (int i = 0; i < 10; i++) pool.submit(() -> leaf(9)).get();
                        pool.shutdown();
                        pool.awaitTermination(1, TimeUnit.MINUTES);
                    }
                    static void platformPerTask() throws Exception {
                        try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
                            pool.submit(() -> leaf(10));
                        }
                    }
                    public static void main(String[] args) throws Exception {
                        perTask();
                        static1();
                        builder();
                        platform();
                        late();
                        pooled();
                        platformPerTask();
                    }
                }
                """);

        assertThat(tree.below(""))
                .containsExactly(
                        "TASK builder×1",
                        "TASK late×1",
                        "TASK perTask×1000",
                        "TASK platform×1",
                        "TASK platformPerTask×1",
                        "TASK pooled×10",
                        "TASK static1×1",
                        "main×1");
        assertThat(tree.below("TASK perTask")).containsExactly("lambda in perTask:8×1000");
        assertThat(tree.below("TASK perTask > lambda in perTask:8")).containsExactly("leaf:8×2000");
        assertThat(tree.below("TASK static1")).containsExactly("lambda in static1:12×1");
        assertThat(tree.below("TASK builder")).containsExactly("lambda in builder:13×1");
        assertThat(tree.below("TASK platform")).containsExactly("lambda in platform:14×1");
        assertThat(tree.below("TASK late")).containsExactly("lambda in unstarted:17×1");
        assertThat(tree.below("TASK pooled")).containsExactly("lambda in pooled:23×10");
        assertThat(tree.below("TASK platformPerTask")).containsExactly("lambda in platformPerTask:29×1");
    }

    @Test
    void aProgramThatUsesNoExecutorHasNoClassOfTheJdkRewritten() throws IOException {
        ForkedJvm jvm = new ForkedJvm(directory, """
                public class Main {
                    static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                    public static void main(String[] args) { System.out.println(leaf(3) + " main has ended"); }
                }
                """)
                .quick()
                .options("snapshot=off,overhead=off,waits=off")
                .jvm("-Xlog:class+load:stdout:none");

        assertThat(jvm.run("Main").exitCode()).isZero();

        String loaded = jvm.read("stdout");
        assertThat(loaded).contains("Main source: file:");
        String beforeTheEnd = loaded.substring(0, loaded.indexOf("main has ended"));
        assertThat(beforeTheEnd)
                .doesNotContain(
                        "java.util.concurrent.ThreadPoolExecutor ",
                        "java.util.concurrent.ForkJoinTask ",
                        "java.util.concurrent.ForkJoinPool ",
                        "java.util.concurrent.CompletableFuture",
                        "java.util.Timer ",
                        "java.lang.ProcessBuilder ",
                        "TaskHookWriter");
    }
}
