package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.EdgeLatency;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.FunctionLatency;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.Manifest;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.ProbeCost;
import dev.culprit.profile.Profile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run with the agent leaves behind is what the program did. */
final class RecordingIT {

    @TempDir
    private Path directory;

    @Test
    void countsAndLinesOfAKnownProgramAreExactWithoutAnyConfiguration() {
        Ended ended = new ForkedJvm(directory, """
                package demo;
                public class Main {
                    static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                    static int twice(int n) {
                        int a = leaf(n);
                        return a + leaf(2 * n);
                    }
                    static int fact(int n) { return n == 0 ? 1 : n * fact(n - 1); }
                    static class Lazy { static int value = leaf(3); }
                    static void fail() { leaf(1); throw new IllegalStateException(); }
                    final int n;
                    Main(int n) { this.n = leaf(n); }
                    public static void main(String[] args) {
                        int s = 0;
                        for (int i = 0; i < 1000; i++) { s += twice(i); }
                        s += fact(3);
                        s += Lazy.value;
                        try { fail(); } catch (IllegalStateException e) { s++; }
                        s += new Main(7).n;
                        Runnable r = () -> leaf(9);
                        r.run();
                        System.out.println("done " + (s != 0));
                    }
                }
                """).run("demo.Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("done true\n");
        assertThat(ended.stderr()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.files()).hasSize(1);
        assertThat(ended.tree("main")).isEqualTo("""
                Main.main:0×1
                  Main.twice:15×1000
                    Main.leaf:5×1000
                    Main.leaf:6×1000
                  Main.fact:16×1
                    Main.fact:8×1
                      Main.fact:8×1
                        Main.fact:8×1
                  Main$Lazy.<clinit>:17×1
                    Main.leaf:9×1
                  Main.fail:18×1
                    Main.leaf:10×1
                  Main.<init>:19×1
                    Main.leaf:12×1
                  Main.lambda$main$0:21×1
                    Main.leaf:20×1
                """);
    }

    @Test
    void timesAndLatenciesAgreeWithCounts() {
        Profile profile = new ForkedJvm(directory, """
                public class Main {
                    static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                    static int middle(int n) { return leaf(n) + leaf(n); }
                    public static void main(String[] args) {
                        for (int i = 0; i < 5000; i++) { middle(i % 100); leaf(3); }
                    }
                }
                """).run("Main").profile();

        CallTree tree = profile.callTrees().get(0);
        for (int row = 0; row < tree.size(); row++) {
            long children = 0;
            for (int child = 0; child < tree.size(); child++) {
                children += tree.parent()[child] == row ? tree.totalNanos()[child] : 0;
            }
            assertThat(tree.selfNanos()[row]).isEqualTo(tree.totalNanos()[row] - children);
        }
        assertThat(latency(profile, "leaf").total().getTotalCount()).isEqualTo(15_000);
        assertThat(latency(profile, "leaf").self())
                .isEqualTo(latency(profile, "leaf").total());
        assertThat(latency(profile, "middle").self().getTotalCount()).isEqualTo(5000);
        assertThat(latency(profile, "middle").self().getMean())
                .isLessThan(latency(profile, "middle").total().getMean());
        assertThat(profile.edges())
                .filteredOn(edge -> profile.methods().get(edge.callee()).name().equals("leaf"))
                .extracting(EdgeLatency::line, edge -> edge.total().getTotalCount())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(3, 10_000L), org.assertj.core.groups.Tuple.tuple(5, 5000L));
    }

    @Test
    void everyCallOfManyThreadsIsThere() {
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                    public static void main(String[] args) throws Exception {
                        java.util.List<Thread> threads = new java.util.ArrayList<>();
                        for (int t = 0; t < 40; t++) {
                            Thread thread = new Thread(() -> { for (int i = 0; i < 2500; i++) leaf(i % 7); }, "worker-" + t);
                            thread.start();
                            threads.add(thread);
                        }
                        for (Thread thread : threads) thread.join();
                    }
                }
                """).run("Main");

        assertThat(ended.tree("worker-#")).isEqualTo("""
                Main.main:0×40
                  Main.lambda$main$0:7×40
                    Main.leaf:6×100000
                """);
        assertThat(ended.profile().callTrees())
                .filteredOn(tree -> tree.threadGroup().equals("worker-#"))
                .singleElement()
                .satisfies(tree -> assertThat(tree.threads()).isEqualTo(40));
    }

    @Test
    void virtualThreadsAreOneGroup() {
        org.assertj.core.api.Assumptions.assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        Ended ended = new ForkedJvm(directory, """
                import java.util.concurrent.*;
                public class Main {
                    static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                    static int task(int n) throws Exception { leaf(n); Thread.sleep(1); return leaf(n); }
                    public static void main(String[] args) throws Exception {
                        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                            for (int t = 0; t < 2000; t++) { int n = t % 9; executor.submit(() -> task(n)); }
                        }
                    }
                }
                """).options("waits=off").run("Main");

        assertThat(ended.tree("[virtual]")).isEqualTo("""
                Main.main:0×2000
                  Main.lambda$main$0:7×2000
                    Main.task:7×2000
                      Main.leaf:4×4000
                """);
    }

    @Test
    void theManifestSaysWhereTheProfileComesFrom() {
        Manifest manifest = new ForkedJvm(directory, """
                public class Main {
                    static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                    int field;
                    int getter() { return field; }
                    public static void main(String[] args) { leaf(new Main().getter()); }
                }
                """)
                .options("fork=7,commit=abc,exclude=no.such.**,sampling=wall,sampler=jfr")
                .jvm("-XX:+UseSerialGC", "-Dx=y")
                .run("Main", "argument")
                .profile()
                .manifest();

        assertThat(manifest.agentVersion()).matches("\\d+\\.\\d+.*");
        assertThat(manifest.fork()).isEqualTo("7");
        assertThat(manifest.commit()).isEqualTo("abc");
        assertThat(manifest.process().command()).isEqualTo("Main argument");
        assertThat(manifest.process().workingDirectory()).isEqualTo(directory.toString());
        assertThat(manifest.process().parent().pid())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(manifest.process().elapsedNanos()).isPositive();
        assertThat(manifest.environment())
                .containsEntry(EnvironmentFacts.JVM_GC, "Copy+MarkSweepCompact")
                .containsEntry(EnvironmentFacts.JVM_FLAGS, "-XX:+UseSerialGC")
                .containsEntry(EnvironmentFacts.JVM_AGENTS, "");
        assertThat(manifest.activity())
                .containsKeys(JvmActivity.GC_COUNT, JvmActivity.CLASSES_LOADED, JvmActivity.PROCESS_CPU_NANOS)
                .hasEntrySatisfying(
                        JvmActivity.AGENT_TRANSFORM_NANOS,
                        nanos -> assertThat(nanos)
                                .isBetween(1L, manifest.process().elapsedNanos()));
        assertThat(manifest.options()).containsEntry("exclude", "no.such.**");
        assertThat(manifest.probeCost().isKnown()).isTrue();
        assertThat(manifest.probeCost().insideNanos()).isPositive();
        assertThat(manifest.plan().probedClasses()).isEqualTo(1);
        assertThat(manifest.plan().probedMethods()).isEqualTo(2);
        assertThat(manifest.plan().leftOutMethods()).containsEntry("trivial", 2);
        assertThat(manifest.plan().root()).isEqualTo(directory.toString());
        assertThat(manifest.completeness().complete()).isTrue();
        assertThat(manifest.completeness().notes())
                .containsExactly("Samples of wall were asked for and not taken: The sampler jfr cannot be used here:"
                        + " the Flight Recorder has none of these events.");
        assertThat(manifest.completeness().skippedClasses()).isZero();
    }

    @Test
    void whatProbesCostIsMeasuredAsWellAsItMatters() {
        ProbeCost ofFewCalls = probeCostAfter(10);
        ProbeCost ofManyCalls = probeCostAfter(5_000_000);

        assertThat(ofFewCalls.errorNanos())
                .isGreaterThanOrEqualTo(0.499 * (ofFewCalls.insideNanos() + ofFewCalls.outsideNanos()));
        assertThat(ofFewCalls.untimedNanos())
                .isPositive()
                .isLessThanOrEqualTo(ofFewCalls.insideNanos() + ofFewCalls.outsideNanos());
        assertThat(ofManyCalls.errorNanos())
                .isLessThan(0.499 * (ofManyCalls.insideNanos() + ofManyCalls.outsideNanos()));
    }

    private ProbeCost probeCostAfter(int calls) {
        return new ForkedJvm(directory.resolve(Integer.toString(calls)), """
                public class Main {
                    static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
                    public static void main(String[] args) {
                        int s = 0;
                        for (int i = 0; i < CALLS; i++) { s += leaf(i & 7); }
                        System.out.println(s);
                    }
                }
                """.replace("CALLS", Integer.toString(calls)))
                .options("overhead=off")
                .run("Main")
                .profile()
                .manifest()
                .probeCost();
    }

    @Test
    void includeAndExcludeChooseAndTheEnvironmentWillDo() {
        String[] sources = {
            "package a; public class One { public static int f(int n) { while (n > 0) n--; return n; } }",
            "package a.sub; public class Two { public static int f(int n) { return a.One.f(n); } }",
            "package b; public class Three { public static int f(int n) { return a.sub.Two.f(n); } }",
            "public class Main { public static void main(String[] args) { b.Three.f(3); } }"
        };

        assertThat(new ForkedJvm(directory, sources)
                        .options("include=a.**+b.*")
                        .environment("CULPRIT_EXCLUDE", "a.One")
                        .run("Main")
                        .tree("main"))
                .isEqualTo("""
                        Three.f:0×1
                          Two.f:1×1
                        """);
    }

    @Test
    void overheadOffCountsAccessorsToo() {
        assertThat(new ForkedJvm(directory, """
                public class Main {
                    int field;
                    int getter() { return field; }
                    public static void main(String[] args) { Main main = new Main(); for (int i = 0; i < 9; i++) main.getter(); }
                }
                """)
                        .options("overhead=off")
                        .run("Main")
                        .tree("main"))
                .isEqualTo("""
                Main.main:0×1
                  Main.<init>:4×1
                  Main.getter:4×9
                """);
    }

    @Test
    void treesBeyondTheLimitsAreTruncatedAndSaySo() {
        Profile profile =
                new ForkedJvm(directory, """
                public class Main {
                    static int down(int n) { return n == 0 ? 0 : 1 + down(n - 1); }
                    public static void main(String[] args) { if (down(50) != 50) throw new AssertionError(); }
                }
                """).options("maxdepth=10").run("Main").profile();

        assertThat(profile.manifest().completeness().truncatedCalls()).isEqualTo(42);
        assertThat(profile.callTrees().get(0).method()).contains(CallTree.TRUNCATED);
    }

    @Test
    void aRecursionWithMillionsOfPathsDoesNotExhaustASmallHeap() {
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    static int fib(int n) {
                        if (n < 2) return n;
                        int a = fib(n - 1);
                        return a + fib(n - 2);
                    }
                    public static void main(String[] args) { System.out.println(fib(30)); }
                }
                """).jvm("-Xmx48m").run("Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("832040\n");
        assertThat(ended.stderr()).isEmpty();
        assertThat(ended.profile().manifest().completeness().truncatedCalls()).isPositive();
    }

    @Test
    void aConstructorWhoseSuperThrowsIntoLibraryCodeDoesNotGetTheCallsAfterIt() {
        Ended ended = new ForkedJvm(directory, """
                import java.util.concurrent.FutureTask;
                public class Main {
                    static int leaf(int n) { while (n > 0) n--; return n; }
                    static class Base { Base() { leaf(1); throw new IllegalArgumentException(); } }
                    static class Derived extends Base { Derived() { super(); leaf(2); } }
                    static void test() {
                        new FutureTask<Object>(Derived::new).run();
                        leaf(3);
                    }
                    public static void main(String[] args) throws Exception {
                        test();
                        leaf(4);
                    }
                }
                """).run("Main");

        assertThat(ended.tree("main")).contains("""
                  Main.test:11×1
                    Main$Derived.<init>:7×1
                      Main$Base.<init>:5×1
                        Main.leaf:4×1
                    Main.leaf:8×1
                  Main.leaf:12×1
                """);
    }

    @Test
    void theApplicationsStackOverflowIsItsOwn() {
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    static int depth;
                    static int down(int n) { depth++; return 1 + down(n + 1); }
                    static int leaf(int n) { while (n > 0) n--; return n; }
                    public static void main(String[] args) {
                        for (int i = 0; i < 3; i++) {
                            try { down(0); } catch (StackOverflowError e) { leaf(4); }
                        }
                        leaf(5);
                        System.out.println("alive");
                    }
                }
                """).run("Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("alive\n");
        assertThat(ended.tree("main")).contains("\n  Main.leaf:7×3\n", "\n  Main.leaf:9×1\n");
    }

    private static FunctionLatency latency(Profile profile, String name) {
        for (FunctionLatency latency : profile.latencies()) {
            MethodInfo method = profile.methods().get(latency.method());
            if (method.name().equals(name)) {
                return latency;
            }
        }
        throw new AssertionError("no latencies of " + name);
    }
}
