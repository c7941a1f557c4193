package dev.culprit.agent.waits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.profile.MethodKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits without a probe around them: for monitors, and inside libraries. */
final class SeenWaitsIT {

    private static final String SOURCE = """
            package app;
            import aside.Measured;
            import java.util.concurrent.CountDownLatch;
            public class Main {
                static final Object MONITOR = new Object();
                static synchronized int guarded() { return 3; }
                static void hold(Object monitor, CountDownLatch held) {
                    synchronized (monitor) {
                        held.countDown();
                        try { Thread.sleep(600); } catch (InterruptedException e) { throw new AssertionError(e); }
                    }
                }
                static void held(Object monitor, Measured.Wait wait) throws Exception {
                    CountDownLatch held = new CountDownLatch(1);
                    Thread holder = new Thread(() -> hold(monitor, held));
                    holder.start();
                    held.await();
                    wait.run();
                    holder.join();
                }
                static void block() throws Exception {
                    held(MONITOR, () -> Measured.time("block", () -> {
                        synchronized (MONITOR) { // block
                            Thread.onSpinWait();
                        }
                    }));
                }
                static void method() throws Exception {
                    held(Main.class, () -> Measured.time("method", () -> {
                        guarded(); // method
                    }));
                }
                static void library() throws Exception {
                    Measured.time("library", () -> {
                        aside.Library.rest(); // library
                    });
                }
                static void known() throws Exception {
                    Measured.time("known", () -> {
                        Thread.sleep(600); // known
                    });
                }
                public static void main(String[] args) throws Exception {
                    block();
                    method();
                    library();
                    known();
                    Measured.print();
                }
            }
            """;

    private static final String LIBRARY = """
            package aside;
            public class Library {
                public static void rest() throws InterruptedException { deeper(); }
                static void deeper() throws InterruptedException { Thread.sleep(600); }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void waitsForMonitorsAndInsideLibrariesAreSeen() {
        WaitingProgram program = run("");

        program.seen("block", MethodKind.LOCK, "Object.synchronized");
        program.seen("method", MethodKind.LOCK, "Main.guarded");
        program.seen("library", MethodKind.SLEEP, "Library.rest");
        program.wait("known", MethodKind.SLEEP, "Thread.sleep", 1, 600);
        assertThat(program.profile().manifest().completeness().notes())
                .singleElement()
                .asString()
                .startsWith("Waits without a probe around them");
    }

    @Test
    void withProbesOnlySuchTimeIsTheFunctionsOwn() {
        WaitingProgram program = run(",waits=probes");

        List<String> methods =
                WaitRow.of(program.profile()).stream().map(WaitRow::method).toList();
        assertThat(methods)
                .contains("Thread.sleep")
                .doesNotContain("Main.guarded", "Library.rest", "Object.synchronized");
        assertThat(program.profile().manifest().completeness().notes()).isEmpty();
    }

    private WaitingProgram run(String options) {
        ForkedJvm jvm = new ForkedJvm(directory, SOURCE, LIBRARY, WaitingProgram.MEASURED).quick();
        return WaitingProgram.run(jvm.options("include=app.**" + options), SOURCE);
    }
}
