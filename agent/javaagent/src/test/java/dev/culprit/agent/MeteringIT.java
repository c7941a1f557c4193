package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.JvmActivity;
import dev.culprit.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls used besides time, and what the JVM used in all. */
final class MeteringIT {

    private static final String ALLOCATING = """
            public class Main {
                static volatile Object sink;
                static void three() { for (int i = 0; i < 3; i++) sink = new byte[1000]; }
                static void outer() { three(); sink = new byte[100]; three(); }
                static void none() { for (int i = 0; i < 100; i++) sink = null; }
                static class Two { final int[] values; Two() { values = new int[50]; sink = this; } }
                static void fail() { sink = new byte[500]; throw new IllegalStateException(); }
                static int deep(int n) { sink = new byte[40]; return n == 0 ? 0 : deep(n - 1) + 1; }
                public static void main(String[] args) throws Exception {
                    Runnable work = () -> {
                        for (int i = 0; i < 200; i++) { outer(); none(); deep(3); }
                    };
                    Thread thread = new Thread(work, "worker");
                    thread.start();
                    thread.join();
                    for (int i = 0; i < 10; i++) { new Two(); try { fail(); } catch (IllegalStateException e) { } }
                    if (args.length > 0) {
                        var start = Thread.class.getMethod("startVirtualThread", Runnable.class);
                        ((Thread) start.invoke(null, work)).join();
                    }
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void bytesAreExactToTheUnit() {
        Profile profile = run("alloc=on,overhead=off").profile();

        assertThat(bytes(profile, "worker", "three")).isEqualTo(200 * 2 * 3 * 1016);
        assertThat(bytes(profile, "worker", "outer")).isEqualTo(200 * 120);
        assertThat(bytes(profile, "worker", "none")).isZero();
        assertThat(bytes(profile, "worker", "deep")).isEqualTo(200 * 4 * 56);
        assertThat(bytes(profile, "main", "<init>")).isEqualTo(10 * 216);
        assertThat(tree(profile, "worker").cpuNanos()).isNull();
        assertThat(profile.manifest().completeness().notes()).isEmpty();
        assertThat(profile.manifest().options()).containsEntry("alloc", "on").containsEntry("cpu", "off");
    }

    @Test
    void bytesAreExactEvenWhenNotEveryCallIsTimed() {
        Profile profile = run("alloc=on,cpu=on,timing=none,overhead=off").profile();

        assertThat(tree(profile, "worker").thinned()).isNotNull();
        assertThat(bytes(profile, "worker", "three")).isEqualTo(200 * 2 * 3 * 1016);
        assertThat(bytes(profile, "worker", "outer")).isEqualTo(200 * 120);
        assertThat(tree(profile, "worker").cpuNanos()).containsOnly(0);
    }

    @Test
    void withoutTheOptionsThereAreNoColumns() {
        CallTree tree = tree(run("overhead=off").profile(), "worker");

        assertThat(tree.allocatedBytes()).isNull();
        assertThat(tree.cpuNanos()).isNull();
    }

    @Test
    void virtualThreadsAreNotMeteredAndTheProfileSaysSo() {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        Profile profile = run("alloc=on,cpu=on,overhead=off", "virtual").profile();

        assertThat(tree(profile, "[virtual]").allocatedBytes()).isNull();
        assertThat(tree(profile, "[virtual]").cpuNanos()).isNull();
        assertThat(bytes(profile, "worker", "outer")).isEqualTo(200 * 120);
        assertThat(profile.manifest().completeness().notes())
                .containsExactly("Virtual threads were not metered: the JVM does not tell what they use.");
    }

    @Test
    void cpuTimeTellsWorkFromWaiting() {
        Profile profile =
                new ForkedJvm(directory, """
                public class Main {
                    static void work() {
                        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
                        long end = threads.getCurrentThreadCpuTime() + 50_000_000;
                        while (threads.getCurrentThreadCpuTime() < end) { }
                    }
                    static void rest() throws InterruptedException { Thread.sleep(50); }
                    public static void main(String[] args) throws Exception { work(); rest(); }
                }
                """).options("cpu=on").run("Main").profile();

        CallTree tree = tree(profile, "main");
        assertThat(tree.cpuNanos()[row(profile, tree, "work")]).isGreaterThanOrEqualTo(50_000_000);
        int rest = row(profile, tree, "rest");
        assertThat(tree.totalNanos()[rest]).isGreaterThanOrEqualTo(50_000_000);
        assertThat(tree.cpuNanos()[rest] + tree.cpuNanos()[row(profile, tree, "sleep")])
                .isLessThan(tree.totalNanos()[rest] / 2);
    }

    /** The rewriting of classes happens on the application's threads, and allocates much more than what is rewritten. */
    @Test
    void whatTheAgentAllocatesForClassesThatAreLoadedIsNotTheCallers() {
        StringBuilder classes = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            calls.append("sum += Late").append(i).append(".a(sum);");
            classes.append("class Late").append(i).append(" {");
            for (char method = 'a'; method <= 'p'; method++) {
                classes.append("static int ")
                        .append(method)
                        .append("(int n) { for (int i = 0; i < n; i++) n -= i * n;"
                                + " return n + String.valueOf(n).length(); }");
            }
            classes.append("}\n");
        }
        String program = "public class Main {\n static int load(int sum) {" + calls + "return sum; }\n" + """
                 public static void main(String[] args) {
                     var threads = (com.sun.management.ThreadMXBean)
                             java.lang.management.ManagementFactory.getThreadMXBean();
                     threads.getCurrentThreadAllocatedBytes();
                     long before = threads.getCurrentThreadAllocatedBytes();
                     load(1);
                     System.out.print(threads.getCurrentThreadAllocatedBytes() - before);
                 }
                }
                """ + classes;
        long without = Long.parseLong(
                new ForkedJvm(directory, program).withoutAgent().run("Main").stdout());

        Ended ended = new ForkedJvm(directory, program).options("alloc=on").run("Main");

        Profile profile = ended.profile();
        long bytes = bytes(profile, "main", "load") + bytes(profile, "main", "a");
        assertThat(Long.parseLong(ended.stdout())).as("with the agent").isGreaterThan(2 * without);
        assertThat(bytes).as("in the profile").isBetween(without / 2, without * 2);
    }

    @Test
    void memoryIsInEveryProfileAndTheHeapAfterACollectionOnceThereWasOne() {
        String keeping = """
                public class Main {
                    static byte[][] kept;
                    static void keep() { kept = new byte[200][]; for (int i = 0; i < 200; i++) kept[i] = new byte[100_000]; }
                    public static void main(String[] args) {
                        keep();
                        if (args.length > 0) System.gc();
                        System.out.println(kept.length);
                    }
                }
                """;
        Map<String, Long> collected = new ForkedJvm(directory.resolve("gc"), keeping)
                .run("Main", "gc")
                .profile()
                .manifest()
                .activity();
        Map<String, Long> none = new ForkedJvm(directory.resolve("none"), keeping)
                .jvm("-Xms256m", "-Xmn128m")
                .run("Main")
                .profile()
                .manifest()
                .activity();

        assertThat(collected.get(JvmActivity.HEAP_PEAK_BYTES)).isGreaterThan(20_000_000);
        assertThat(collected.get(JvmActivity.HEAP_AFTER_GC_BYTES)).isBetween(20_000_000L, 60_000_000L);
        assertThat(collected.get(JvmActivity.RSS_PEAK_BYTES)).isGreaterThan(20_000_000);
        assertThat(none.get(JvmActivity.GC_COUNT)).isZero();
        assertThat(none.get(JvmActivity.HEAP_PEAK_BYTES)).isGreaterThan(20_000_000);
        assertThat(none.get(JvmActivity.RSS_PEAK_BYTES)).isGreaterThan(20_000_000);
        assertThat(none).doesNotContainKey(JvmActivity.HEAP_AFTER_GC_BYTES);
    }

    /** After young collections only, what is kept is in the old generation, which these do not touch. */
    @Test
    void whatIsKeptIsSeenAfterAYoungCollection() {
        for (String collector : new String[] {"Serial", "Parallel", "G1", "Z"}) {
            Map<String, Long> activity = new ForkedJvm(directory.resolve(collector), """
                    public class Main {
                        static java.util.List<byte[]> kept = new java.util.ArrayList<>();
                        static volatile Object sink;
                        static void fill() {
                            for (int i = 0; i < 200_000; i++) {
                                sink = new byte[4_000];
                                if (i % 1_000 == 0) { kept.add(new byte[100_000]); }
                            }
                        }
                        public static void main(String[] args) { fill(); System.out.println(kept.size()); }
                    }
                    """)
                    .jvm("-XX:+Use" + collector + "GC", "-Xmx200m", "-Xmn50m")
                    .run("Main")
                    .profile()
                    .manifest()
                    .activity();

            assertThat(activity.get(JvmActivity.GC_COUNT)).isPositive();
            assertThat(activity.get(JvmActivity.HEAP_AFTER_GC_BYTES))
                    .as(collector)
                    .isGreaterThan(15_000_000);
        }
    }

    @Test
    void aSnapshotOfAJvmThatIsKilledHasItsMemoryToo() throws IOException, InterruptedException {
        ForkedJvm jvm = new ForkedJvm(directory, """
                public class Main {
                    static int step(int n) { for (int i = 0; i < 1000; i++) n += i * n; return n; }
                    public static void main(String[] args) throws Exception {
                        for (int n = 0; profile() == null; n = step(n)) { Thread.sleep(1); }
                        // The first one may have been begun before this method.
                        profile().delete();
                        for (int n = 0; profile() == null; n = step(n)) { Thread.sleep(1); }
                        Runtime.getRuntime().halt(3);
                    }
                    static java.io.File profile() {
                        java.io.File[] files = new java.io.File("out").listFiles((d, f) -> f.endsWith(".culprit"));
                        return files == null || files.length == 0 ? null : files[0];
                    }
                }
                """).options("alloc=on,snapshot=100ms");

        Profile profile = jvm.run("Main").profile();

        assertThat(profile.manifest().completeness().complete()).isFalse();
        assertThat(profile.manifest().activity()).containsKeys(JvmActivity.HEAP_PEAK_BYTES, JvmActivity.RSS_PEAK_BYTES);
        assertThat(tree(profile, "main").allocatedBytes()).isNotNull();
    }

    private Ended run(String options, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "Main";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new ForkedJvm(directory, ALLOCATING).options(options).run(command);
    }

    private static CallTree tree(Profile profile, String group) {
        return profile.callTrees().stream()
                .filter(tree -> tree.threadGroup().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private static int row(Profile profile, CallTree tree, String method) {
        for (int row = 0; row < tree.size(); row++) {
            if (name(profile, tree, row).equals(method)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + method);
    }

    private static long bytes(Profile profile, String group, String method) {
        CallTree tree = tree(profile, group);
        long[] bytes = tree.allocatedBytes();
        assertThat(bytes).isNotNull();
        long sum = 0;
        for (int row = 0; row < tree.size(); row++) {
            sum += name(profile, tree, row).equals(method) ? bytes[row] : 0;
        }
        return sum;
    }

    private static String name(Profile profile, CallTree tree, int row) {
        return tree.method()[row] < 0
                ? "[truncated]"
                : profile.methods().get(tree.method()[row]).name();
    }
}
