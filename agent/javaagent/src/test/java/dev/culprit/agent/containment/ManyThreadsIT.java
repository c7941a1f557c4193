package dev.culprit.agent.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.CallTree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short-lived threads lose no call and leave no memory behind, however many there are. */
final class ManyThreadsIT {

    private static final int MAX_NODES = 1_000;
    private static final int MAX_LATENCY_MEGABYTES = 1;

    /** What the limits allow; see {@code HeapShare} for the bytes of a node and of merged latencies. */
    private static final long ALLOWED_BYTES = 256 * MAX_NODES + (2 * MAX_LATENCY_MEGABYTES << 20);

    private static final String SOURCE = """
            import java.util.concurrent.*;
            public class Main {
                static int leaf(int n) { while (n > 0) n--; return n; }
                static int task(int n) { return leaf(n) + leaf(n + 1); }
                static long usedBytes() {
                    System.gc();
                    System.gc();
                    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                }
                static void run(int threads, ThreadFactory factory) throws Exception {
                    Semaphore atOnce = new Semaphore(100);
                    for (int i = 0; i < threads; i++) {
                        atOnce.acquire();
                        factory.newThread(() -> {
                            try { task(3); } finally { atOnce.release(); }
                        }).start();
                    }
                    atOnce.acquire(100);
                }
                public static void main(String[] arguments) throws Exception {
                    ThreadFactory factory = %s;
                    run(%d, factory);
                    long before = usedBytes();
                    run(%d, factory);
                    System.out.println(usedBytes() - before);
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void aMillionVirtualThreads() {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);

        assertNothingIsLostOrLeft("Thread.ofVirtual().factory()", "[virtual]", 1_000_000);
    }

    @Test
    void tenThousandPlatformThreads() {
        assertNothingIsLostOrLeft("run -> new Thread(run, \"short-\" + run.hashCode())", "short-#", 10_000);
    }

    private void assertNothingIsLostOrLeft(String factory, String group, int threads) {
        int first = threads / 10;
        Ended ended = new ForkedJvm(directory, SOURCE.formatted(factory, first, threads - first))
                .options("overhead=off,maxnodes=" + MAX_NODES + ",maxlatency=" + MAX_LATENCY_MEGABYTES + "m")
                .jvm("-Xmx256m", "-XX:+UseSerialGC")
                .run("Main");

        assertThat(ended.stderr()).isEmpty();
        ProfiledCalls calls = new ProfiledCalls(ended.profile());
        assertThat(calls.of("Main.task")).isEqualTo(threads);
        assertThat(calls.of("Main.leaf")).isEqualTo(2L * threads);
        assertThat(calls.latenciesOf("Main.leaf")).isEqualTo(2L * threads);
        assertThat(ended.profile().callTrees())
                .filteredOn(tree -> tree.threadGroup().equals(group))
                .singleElement()
                .extracting(CallTree::threads)
                .isEqualTo(threads);
        assertThat(Long.parseLong(ended.stdout().trim())).isLessThan(ALLOWED_BYTES);
    }

    @Test
    void callsBeyondMaxnodesAreCountedInTruncatedRowsAndTheProfileSaysSo() {
        StringBuilder methods = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            methods.append("static int f%d(int n) { while (n > 0) n--; return n; }%n".formatted(i));
            calls.append("sum += f%d(i);%n".formatted(i));
        }
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    %s
                    public static void main(String[] arguments) {
                        int sum = 0;
                        for (int i = 0; i < 50; i++) {
                            %s
                        }
                        if (sum != 0) throw new AssertionError();
                    }
                }
                """.formatted(methods, calls))
                .options("overhead=off,maxnodes=20")
                .run("Main");

        ProfiledCalls profiled = new ProfiledCalls(ended.profile());
        profiled.assertConsistent();
        CallTree tree = ended.profile().callTrees().get(0);
        assertThat(ended.profile().callTrees()).hasSize(1);
        assertThat(tree.size()).isEqualTo(20 + 1);
        assertThat(profiled.of("Main.f0")).isEqualTo(50);
        assertThat(profiled.of("[truncated]")).isEqualTo((100 - 19) * 50);
        assertThat(ended.profile().manifest().completeness().truncatedCalls()).isEqualTo((100 - 19) * 50);
    }
}
