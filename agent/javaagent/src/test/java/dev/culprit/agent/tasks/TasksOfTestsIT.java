package dev.culprit.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share a pool, run by the real JUnit. */
final class TasksOfTestsIT {

    private static final String SOURCE = """
            import java.util.concurrent.*;
            import java.util.stream.IntStream;
            import org.junit.jupiter.api.*;
            import org.junit.platform.engine.discovery.DiscoverySelectors;
            import org.junit.platform.launcher.core.*;
            @TestMethodOrder(MethodOrderer.MethodName.class)
            public class Main {
                static final ExecutorService POOL = Executors.newSingleThreadExecutor();
                static final CountDownLatch GO = new CountDownLatch(1);
                static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                static void later() {
                    for (int i = 0; i < 5; i++) {
                        POOL.submit(() -> { GO.await(); return leaf(1); });
                    }
                }
                @BeforeEach void setUp() { POOL.execute(() -> leaf(2)); }
                @Test void a() { later(); }
                @Test void b() throws Exception {
                    GO.countDown();
                    POOL.submit(() -> chained(3)).get().get();
                }
                static Future<Integer> chained(int n) { return POOL.submit(() -> leaf(n)); }
                @Test void c() throws Exception {
                    Thread thread = new Thread(() -> leaf(4), "started");
                    thread.start();
                    thread.join();
                    IntStream.range(0, 64).parallel().map(n -> leaf(20_000 + n)).sum();
                }
                @AfterAll static void end() throws Exception {
                    POOL.shutdown();
                    POOL.awaitTermination(1, TimeUnit.MINUTES);
                }
                public static void main(String[] args) {
                    LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectClass(Main.class))
                            .build());
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void aTaskIsBelowTheTestThatHandedItOverWhicheverTestRunsMeanwhile() {
        ForkedJvm jvm = new ForkedJvm(directory, SOURCE).quick().options("waits=off");
        Ended ended = jvm.jvm("-cp", jvm.classes() + java.io.File.pathSeparator + System.getProperty("java.class.path"))
                .run("Main");

        assertThat(ended.exitCode()).isZero();
        TaskTree tree = TaskTree.of(ended.profile());
        assertThat(tree.count("TEST a > PHASE body > TASK later")).isEqualTo(5);
        assertThat(tree.below("TEST a > PHASE body > TASK later")).containsExactly("lambda in later:13×5");
        assertThat(tree.below("TEST a > PHASE body > TASK later > lambda in later:13"))
                .containsExactly("leaf:13×5");
        for (String test : new String[] {"a", "b", "c"}) {
            assertThat(tree.below("TEST " + test + " > PHASE setup > TASK setUp"))
                    .containsExactly("lambda in setUp:16×1");
            assertThat(tree.count("TEST " + test)).isEqualTo(1);
        }
        assertThat(tree.below("TEST b > PHASE body > TASK b")).containsExactly("lambda in b:20×1");
        assertThat(tree.below("TEST b > PHASE body > TASK chained")).containsExactly("lambda in chained:22×1");
        assertThat(tree.count("TEST b", "TASK later")).isZero();
        assertThat(tree.below("TEST c > PHASE body > TASK c"))
                .anyMatch(row -> row.equals("lambda in c:25×1"))
                .allMatch(row -> row.startsWith("lambda in c:25×1") || row.startsWith("lambda in c:27×"));
        long parts = tree.count("TEST c > PHASE body > TASK c > lambda in c:27")
                + tree.count("TEST c > PHASE body > c > lambda in c:27");
        assertThat(parts).isEqualTo(64);
    }
}
