package dev.culprit.agent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Probes around calls that may block. */
final class WaitCallsTest {

    @Test
    void aWaitIsARowOfItsOwnAtTheLineOfTheCall() {
        TestingProgram program = TestingProgram.of("""
                import java.util.concurrent.*;
                public class Waiting {
                    static int many(long a, double b, int[] c) throws Exception {
                        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(3);
                        queue.put(4); queue.put(5);
                        long sum = a + (long) b + queue.take()
                            + queue.poll(1, TimeUnit.SECONDS) * (queue.poll(1, TimeUnit.NANOSECONDS) == null ? 2L : 3L);
                        c[0] = new CountDownLatch(1).await(1, TimeUnit.NANOSECONDS) ? 1 : 2;
                        return (int) sum + c[0];
                    }
                    public static Object run() throws Exception {
                        Thread.sleep(0);
                        return many(1L, 2.5, new int[1]);
                    }
                }
                """);

        assertThat(program.run("Waiting")).isEqualTo(1 + 2 + 4 + 10 + 2);
        assertThat(program.tree()).isEqualTo("""
                Waiting.run:0×1
                  Thread.sleep:12×1
                  Waiting.many:13×1
                    BlockingQueue.put:5×2
                    BlockingQueue.take:6×1
                    BlockingQueue.poll:7×2
                    CountDownLatch.await:8×1
                """);
    }

    @Test
    void aWaitThatAnExceptionEndsIsClosedInTheHandlerThatCatchesIt() {
        TestingProgram program = TestingProgram.of("""
                import java.util.concurrent.*;
                public class Interrupted {
                    static int after() { return 7; }
                    static void inner() throws InterruptedException {
                        Thread.currentThread().interrupt();
                        try { Thread.sleep(100_000); } finally { after(); }
                    }
                    public static Object run() throws Exception {
                        String seen = "";
                        for (int i = 0; i < 3; i++) {
                            try { inner(); } catch (InterruptedException e) { seen += "i"; after(); }
                            try { new CompletableFuture<String>().get(1, TimeUnit.NANOSECONDS); }
                            catch (TimeoutException e) { seen += "t"; }
                            after();
                        }
                        return seen;
                    }
                }
                """);

        assertThat(program.run("Interrupted")).isEqualTo("ititit");
        assertThat(program.tree()).isEqualTo("""
                Interrupted.run:0×1
                  Interrupted.after:11×3
                  Interrupted.inner:11×3
                    Interrupted.after:6×3
                    Thread.sleep:6×3
                  CompletableFuture.get:12×3
                  Interrupted.after:14×3
                """);
    }

    @Test
    void constructorsWaitOnlyBehindTheCallOfSuper() {
        TestingProgram program = TestingProgram.of("""
                import java.io.*;
                public class Constructors {
                    static class Base { Base(boolean b) throws IOException { if (b) throw new IOException("base"); } }
                    static class Derived extends Base {
                        Derived(File file) throws IOException {
                            super(file.exists());
                            new FileInputStream(file);
                        }
                    }
                    static class Own extends FileInputStream {
                        Own(File file) throws IOException { super(file); }
                        int first() throws IOException { return read(); }
                    }
                    static int work() { return 1; }
                    public static Object run() throws Exception {
                        String seen = "";
                        for (String name : new String[] {"no such file", "."}) {
                            try { new Derived(new File(name)); } catch (IOException e) { seen += e.getClass().getSimpleName(); work(); }
                        }
                        File file = File.createTempFile("culprit", "");
                        try (Own own = new Own(file)) { return seen + own.first(); } finally { file.delete(); }
                    }
                }
                """);

        assertThat(program.run("Constructors")).isEqualTo("FileNotFoundExceptionIOException-1");
        assertThat(program.tree()).isEqualTo("""
                Constructors.run:0×1
                  Constructors$Derived.<init>:18×2
                    Constructors$Base.<init>:6×2
                    FileInputStream.<init>:7×1
                  Constructors.work:18×2
                  File.createTempFile:20×1
                  Constructors$Own.<init>:21×1
                  Constructors$Own.first:21×1
                    FileInputStream.read:12×1
                  File.delete:21×1
                """);
    }

    @Test
    void lambdasAndStaticInitialisersWait() {
        TestingProgram program = TestingProgram.of("""
                import java.util.concurrent.*;
                public class Elsewhere {
                    interface Body { Object call() throws Exception; }
                    static class Held { static final int N; static { try { Thread.sleep(1); } catch (InterruptedException e) {} N = 3; } }
                    public static Object run() throws Exception {
                        Body body = () -> {
                            TimeUnit.MICROSECONDS.sleep(1);
                            return Class.forName("Elsewhere$Held").getField("N") == null ? 0 : Held.N;
                        };
                        return body.call();
                    }
                }
                """);

        assertThat(program.run("Elsewhere")).isInstanceOf(NoSuchFieldException.class);
        assertThat(program.tree()).isEqualTo("""
                Elsewhere.run:0×1
                  Elsewhere.lambda$run$0:10×1
                    TimeUnit.sleep:7×1
                    Class.forName:8×1
                      Elsewhere$Held.<clinit>:0×1
                        Thread.sleep:4×1
                """);
    }

    @Test
    void aMethodThatWaitsIsNeverTrivial() {
        byte[] classFile = TestingProgram.compile(List.of(), """
                public class Short { static void rest() throws InterruptedException { Thread.sleep(1); } }
                """).get("Short");

        RewrittenClass rewritten = TestingRewriter.rewrite(classFile);

        assertThat(rewritten.probedMethods()).isEqualTo(1);
    }
}
