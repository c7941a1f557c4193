package dev.culprit.agent.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application runs out of stack or memory, or its threads are stopped; it catches that and goes on. */
final class ExhaustionIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {512, 10_000})
    void afterStackOverflowsAtManyDepthsTheTreeIsConsistentAndCountsAreExact(int maxDepth) {
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    static int edges;
                    static int later(int n) { while (n > 0) n--; return n; }
                    static int endless(int n) { return 1 + endless(n + 1); }
                    static int edge(int n, long a, long b) {
                        try {
                            return edge(n + 1, b, a + n);
                        } catch (StackOverflowError e) {
                            later(3);
                            edges++;
                            return n;
                        }
                    }
                    static int descend(int levels, int kind) {
                        if (levels > 0) return descend(levels - 1, kind);
                        try {
                            return kind == 0 ? endless(0) : edge(0, 1, 2);
                        } catch (StackOverflowError e) {
                            return later(4);
                        }
                    }
                    static void round(int round) {
                        descend(round * 7, round & 1);
                        after(round);
                    }
                    static int after(int n) { return later(n); }
                    public static void main(String[] args) throws Exception {
                        Runnable rounds = () -> { for (int i = 0; i < 60; i++) { round(i); after(i); } };
                        for (int kb : new int[] {256, 300, 512}) {
                            Thread thread = new Thread(null, rounds, "deep-" + kb, kb * 1024L);
                            thread.start();
                            thread.join();
                        }
                        rounds.run();
                        System.out.println("alive " + (edges > 0));
                    }
                }
                """)
                .options("overhead=off,maxdepth=" + maxDepth)
                .run("Main");

        assertThat(ended.stderr()).isEmpty();
        assertThat(ended.stdout()).isEqualToNormalizingNewlines("alive true\n");
        ProfiledCalls calls = new ProfiledCalls(ended.profile());
        calls.assertConsistent();
        assertThat(calls.of("Main.round")).isEqualTo(4 * 60);
        assertThat(calls.of("Main.after")).isEqualTo(2 * 4 * 60);
        assertThat(calls.latenciesOf("Main.after")).isEqualTo(2 * 4 * 60);
        assertThat(ended.profile().manifest().completeness().truncatedCalls()).isPositive();
    }

    @Test
    void afterTheHeapWasFullTheTreeIsConsistentAndCountsAreExact() {
        Ended ended = new ForkedJvm(directory, """
                import java.util.*;
                public class Main {
                    static Object[] hoard;
                    static int full;
                    static int later(int n) { while (n > 0) n--; return n; }
                    static int newPaths(int n, int way) {
                        if (n == 0) return 0;
                        switch (way & 3) {
                            case 0: return newPaths(n - 1, way >> 1);
                            case 1: return newPaths(n - 1, way >> 1);
                            case 2: return newPaths(n - 1, way >> 2);
                            default: return newPaths(n - 1, way >> 2);
                        }
                    }
                    static Object[] fill(Object[] before) {
                        int size = 1 << 20;
                        Object[] head = before;
                        while (true) {
                            try {
                                Object[] next = new Object[size];
                                next[0] = head;
                                hoard = head = next;
                            } catch (OutOfMemoryError e) {
                                full++;
                                if (size == 1) return head;
                                size /= 2;
                            }
                        }
                    }
                    static void round(int round) {
                        hoard = fill(null);
                        for (int way = 0; way < 5; way++) {
                            try {
                                newPaths(5, round * 5 + way);
                            } catch (OutOfMemoryError e) {
                                full++;
                            }
                        }
                        hoard = null;
                        after(round);
                    }
                    static int after(int n) { return later(n); }
                    public static void main(String[] args) {
                        for (int i = 0; i < 3; i++) { round(i); after(i); }
                        System.out.println("alive " + (full > 0));
                    }
                }
                """)
                .options("overhead=off,snapshot=off")
                .jvm("-Xmx24m", "-XX:+UseSerialGC")
                .run("Main");

        assertThat(withoutTheJvmsOwn(ended.stderr())).isEmpty();
        assertThat(ended.stdout()).isEqualToNormalizingNewlines("alive true\n");
        ProfiledCalls calls = new ProfiledCalls(ended.profileWithErrors());
        calls.assertConsistent();
        assertThat(calls.of("Main.round")).isEqualTo(3);
        assertThat(calls.of("Main.after")).isEqualTo(2 * 3);
        assertThat(calls.of("Main.later")).isEqualTo(2 * 3);
        assertThat(ended.profileWithErrors().manifest().completeness().suppressedErrors())
                .as("probes that found the heap full")
                .isPositive();
    }

    /** The first looks and the first snapshot come while there is no memory at all; a class of the JDK that they break stays broken. */
    @Test
    void aHeapThatIsFullForAWhileDoesNotBreakWhatTheProgramDoesAfterwards() {
        Ended ended = new ForkedJvm(directory, """
                import java.io.*;
                public class Main {
                    static Object[] hoard;
                    static void fill() {
                        for (int size : new int[] {1 << 18, 1 << 12, 1 << 6, 1}) {
                            try {
                                while (true) {
                                    Object[] next = new Object[size];
                                    next[0] = hoard;
                                    hoard = next;
                                }
                            } catch (OutOfMemoryError e) {
                                // Nothing of that size fits any more.
                            }
                        }
                    }
                    static void hold() {
                        long end = System.nanoTime() + 1_500_000_000L;
                        while (System.nanoTime() < end) Thread.onSpinWait();
                    }
                    static String read(byte[] bytes) throws IOException {
                        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes))).readLine();
                    }
                    public static void main(String[] args) throws Exception {
                        fill();
                        hold();
                        hoard = null;
                        System.out.println("alive");
                        System.out.println(read("and reads".getBytes()));
                        new Exception("and tells where").printStackTrace(System.out);
                    }
                }
                """)
                .options("overhead=off,snapshot=1s")
                .jvm("-Xmx16m", "-XX:+UseSerialGC")
                .run("Main");

        assertThat(withoutTheJvmsOwn(ended.stderr())).isEmpty();
        assertThat(ended.stdout().lines().limit(3))
                .containsExactly("alive", "and reads", "java.lang.Exception: and tells where");
        assertThat(new ProfiledCalls(ended.profileWithErrors()).of("Main.read")).isEqualTo(1);
    }

    /**
     * Where a class is loaded while the heap is full, the JVM itself says that it cannot hand its bytes to agents: one line of its own, whatever the
     * agent is. The class is then loaded as it is.
     */
    private static String withoutTheJvmsOwn(String stderr) {
        return stderr.lines()
                .filter(line -> !line.matches(
                        "\\*\\*\\* java\\.lang\\.instrument ASSERTION FAILED .* can't create byte array .*"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void afterThreadsWereStoppedTheTreeIsConsistentAndCountsAreExact() {
        // Thread.stop throws UnsupportedOperationException since Java 20.
        assumeThat(Runtime.version().feature()).isLessThan(20);
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    static volatile int sink;
                    static volatile boolean running;
                    static int later(int n) { while (n > 0) n--; return n; }
                    static int busy(int n) { running = true; sink += n; return n < 0 ? busier(n) : n; }
                    static int busier(int n) {
                        int sum = 0;
                        for (int i = 0; i < 10; i++) sum += busy(i);
                        return sum;
                    }
                    static void endless() { while (true) busier(3); }
                    static void guarded() {
                        try {
                            endless();
                        } catch (ThreadDeath death) {
                            for (int i = 0; i < 100; i++) later(2);
                        }
                    }
                    static int stopped() {
                        try { guarded(); } catch (ThreadDeath death) { return 1; }
                        return 0;
                    }
                    @SuppressWarnings({"deprecation", "removal"})
                    public static void main(String[] args) throws Exception {
                        for (int i = 0; i < 100; i++) {
                            running = false;
                            Thread thread = new Thread(() -> { guarded(); for (int n = 0; n < 100; n++) later(1); }, "victim-" + i);
                            thread.start();
                            while (!running) Thread.onSpinWait();
                            for (int spin = 0; spin < i * 37; spin++) sink++;
                            thread.stop();
                            thread.join();
                        }
                        for (int i = 0; i < 100; i++) later(1);
                        System.out.println("alive");
                    }
                }
                """).options("overhead=off").run("Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("alive\n");
        ProfiledCalls calls = new ProfiledCalls(ended.profile());
        calls.assertConsistent();
        assertThat(calls.of("Main.guarded")).isEqualTo(100);
        assertThat(calls.of("Main.later")).isEqualTo(100 + 100 * 200);
    }
}
