package dev.culprit.agent.waits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Timeline;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of wait is a row at its line, with the count and time that the program measured itself. */
final class WaitsIT {

    private static final String WITHIN_THE_JVM = """
            package app;
            import aside.Measured;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;
            public class Main {
                static final Object MONITOR = new Object();
                static final ReentrantLock LOCK = new ReentrantLock();
                static void later(long millis, Runnable task) {
                    new Thread(() -> { try { Thread.sleep(millis); } catch (InterruptedException e) { } task.run(); }).start();
                }
                static void timing() throws Exception {
                    for (int i = 0; i < 3; i++) {
                        Measured.time("sleep", () -> {
                            Thread.sleep(10); // sleep
                        });
                    }
                    Measured.time("unit", () -> {
                        TimeUnit.MILLISECONDS.sleep(7); // unit
                    });
                    Measured.time("park", () -> {
                        LockSupport.parkNanos(5_000_000); // park
                    });
                }
                static void others() throws Exception {
                    Measured.time("join", () -> {
                        Thread t = new Thread(() -> { try { Thread.sleep(20); } catch (InterruptedException e) { } });
                        t.start();
                        t.join(); // join
                    });
                    CountDownLatch latch = new CountDownLatch(1);
                    later(20, latch::countDown);
                    Measured.time("latch", () -> {
                        latch.await(); // latch
                    });
                    CompletableFuture<String> future = new CompletableFuture<>();
                    later(20, () -> future.complete("x"));
                    Measured.time("future", () -> {
                        future.get(); // future
                    });
                    Measured.time("timeout", () -> {
                        try {
                            new CompletableFuture<String>().get(20, TimeUnit.MILLISECONDS); // timeout
                        } catch (TimeoutException e) {
                            Thread.onSpinWait();
                        }
                    });
                    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
                    later(20, () -> queue.add(1));
                    Measured.time("queue", () -> {
                        queue.take(); // queue
                    });
                    Measured.time("monitor", () -> {
                        synchronized (MONITOR) {
                            MONITOR.wait(20); // monitor
                        }
                    });
                    ExecutorService pool = Executors.newFixedThreadPool(1);
                    pool.submit(() -> { Thread.sleep(20); return 1; });
                    pool.shutdown();
                    Measured.time("pool", () -> {
                        pool.awaitTermination(1, TimeUnit.MINUTES); // pool
                    });
                }
                static void locks() throws Exception {
                    CountDownLatch locked = new CountDownLatch(1);
                    Thread t = new Thread(() -> {
                        LOCK.lock();
                        locked.countDown();
                        try { Thread.sleep(30); } catch (InterruptedException e) { } finally { LOCK.unlock(); }
                    });
                    t.start();
                    locked.await();
                    Measured.time("lock", () -> {
                        LOCK.lock(); // lock
                    });
                    LOCK.unlock();
                    t.join();
                }
                static void interrupted() throws Exception {
                    for (int i = 0; i < 2; i++) {
                        Thread.currentThread().interrupt();
                        Measured.time("interrupted", () -> {
                            try {
                                Thread.sleep(60_000); // interrupted
                            } catch (InterruptedException e) {
                                Thread.onSpinWait();
                            }
                        });
                    }
                }
                public static void main(String[] args) throws Exception {
                    timing();
                    others();
                    locks();
                    interrupted();
                    Measured.time("gc", () -> {
                        System.gc(); // gc
                    });
                    Measured.time("class", () -> {
                        Class.forName("app.Held"); // class
                    });
                    Measured.print();
                }
            }
            class Held {
                static int n;
                static {
                    try { Thread.sleep(5); } catch (InterruptedException e) { }
                    n = 3;
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void waitsWithinTheJvmAreRowsWithCountAndTime() {
        WaitingProgram program = run(WITHIN_THE_JVM);

        WaitRow sleep = program.wait("sleep", MethodKind.SLEEP, "Thread.sleep", 3, 30);
        program.wait("unit", MethodKind.SLEEP, "TimeUnit.sleep", 1, 7);
        program.wait("park", MethodKind.PARK, "LockSupport.parkNanos", 1);
        program.wait("join", MethodKind.PARK, "Thread.join", 1);
        program.wait("latch", MethodKind.PARK, "CountDownLatch.await", 1);
        program.wait("future", MethodKind.PARK, "CompletableFuture.get", 1);
        WaitRow timeout = program.wait("timeout", MethodKind.PARK, "CompletableFuture.get", 1, 20);
        program.wait("queue", MethodKind.PARK, "BlockingQueue.take", 1);
        program.wait("monitor", MethodKind.PARK, "Object.wait", 1, 20);
        program.wait("pool", MethodKind.PARK, "ExecutorService.awaitTermination", 1);
        program.wait("lock", MethodKind.LOCK, "ReentrantLock.lock", 1);
        program.wait("interrupted", MethodKind.SLEEP, "Thread.sleep", 2);
        program.wait("gc", MethodKind.SYSTEM_GC, "System.gc", 1);
        WaitRow loaded = program.wait("class", MethodKind.CLASS_INIT, "Class.forName", 1, 5);
        assertThat(loaded.totalNanos() - loaded.selfNanos()).isGreaterThanOrEqualTo(5_000_000);
        assertThat(program.events(sleep)).hasSize(3).allMatch(event -> event.nanos() >= 10_000_000);
        assertThat(program.events(timeout)).singleElement().matches(event -> event.nanos() == timeout.totalNanos());
    }

    @Test
    void theTimelineIsInOrderAndSaysHowBusyTheMachineWas() {
        WaitingProgram program = run(WITHIN_THE_JVM);
        Timeline timeline = program.profile().timeline();

        long end = program.profile().manifest().process().elapsedNanos();
        assertThat(timeline.shortestWaitNanos()).isEqualTo(1_000_000);
        assertThat(timeline.droppedWaits()).isZero();
        assertThat(timeline.waits())
                .isSortedAccordingTo(Comparator.comparingLong(Timeline.Wait::startNanos))
                .allMatch(wait -> wait.nanos() >= 1_000_000 && wait.startNanos() + wait.nanos() <= end);
        assertThat(timeline.threads()).contains("main");
        List<Timeline.Load> load = timeline.load();
        assertThat(load).isNotEmpty().isSortedAccordingTo(Comparator.comparingLong(Timeline.Load::atNanos));
        Timeline.Load last = load.get(load.size() - 1);
        assertThat(last.processCpuNanos()).isPositive();
        if (System.getProperty("os.name").equals("Linux")) {
            assertThat(last.machineBusyNanos() + last.machineIdleNanos()).isPositive();
            assertThat(last.compilerCpuNanos()).isNotNegative();
            assertThat(last.collectorCpuNanos()).isNotNegative();
        }
    }

    @Test
    void processesFilesAndSocketsAreRowsWithCountAndTime() {
        WaitingProgram program = run("""
                package app;
                import aside.Measured;
                import java.io.*;
                import java.net.*;
                import java.nio.ByteBuffer;
                import java.nio.channels.*;
                import java.nio.file.*;
                public class Main {
                    static void process() throws Exception {
                        ProcessBuilder builder = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-version");
                        builder.redirectErrorStream(true);
                        Process[] process = new Process[1];
                        Measured.time("start", () -> {
                            process[0] = builder.start(); // start
                        });
                        BufferedReader reader = new BufferedReader(new InputStreamReader(process[0].getInputStream()));
                        int[] lines = new int[1];
                        Measured.time("output", () -> {
                            while (reader.readLine() != null) lines[0]++; // output
                        });
                        Measured.time("exit", () -> {
                            process[0].waitFor(); // exit
                        });
                        if (lines[0] != 3) throw new AssertionError(lines[0]);
                    }
                    static void files() throws Exception {
                        Path file = Path.of("data");
                        Measured.time("write", () -> {
                            Files.write(file, new byte[100_000]); // write
                        });
                        Measured.time("open", () -> {
                            new FileInputStream("data").close(); // open
                        });
                        try (FileInputStream in = new FileInputStream("data")) {
                            Measured.time("read", () -> {
                                while (in.read(new byte[10_000]) > 0) { } // read
                            });
                        }
                        try (RandomAccessFile random = new RandomAccessFile("data", "rw"); FileChannel channel = random.getChannel()) {
                            Measured.time("channel", () -> {
                                channel.read(ByteBuffer.allocate(100)); // channel
                            });
                            Measured.time("filelock", () -> {
                                channel.lock().release(); // filelock
                            });
                        }
                    }
                    static void sockets() throws Exception {
                        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                            Thread peer = new Thread(() -> {
                                try (Socket socket = server.accept()) {
                                    Thread.sleep(20);
                                    socket.getOutputStream().write(new byte[] {1, 2, 3});
                                } catch (Exception e) { throw new AssertionError(e); }
                            });
                            peer.start();
                            Socket[] socket = new Socket[1];
                            Measured.time("connect", () -> {
                                socket[0] = new Socket(server.getInetAddress(), server.getLocalPort()); // connect
                            });
                            InputStream in = socket[0].getInputStream();
                            Measured.time("receive", () -> {
                                in.readNBytes(new byte[3], 0, 3); // receive
                            });
                            socket[0].close();
                            peer.join();
                        }
                        Measured.time("select", () -> {
                            try (Selector selector = Selector.open()) {
                                selector.select(20); // select
                            }
                        });
                    }
                    public static void main(String[] args) throws Exception {
                        process();
                        files();
                        sockets();
                        Measured.print();
                    }
                }
                """);

        program.wait("start", MethodKind.PROCESS, "ProcessBuilder.start", 1);
        program.wait("output", MethodKind.IO, "BufferedReader.readLine", 4);
        program.wait("exit", MethodKind.PROCESS, "Process.waitFor", 1);
        program.wait("write", MethodKind.IO, "Files.write", 1);
        program.wait("open", MethodKind.IO, "FileInputStream.<init>", 1);
        program.wait("read", MethodKind.IO, "FileInputStream.read", 11);
        program.wait("channel", MethodKind.IO, "FileChannel.read", 1);
        program.wait("filelock", MethodKind.IO, "FileChannel.lock", 1);
        program.wait("connect", MethodKind.IO, "Socket.<init>", 1);
        program.wait("receive", MethodKind.IO, "InputStream.readNBytes", 1);
        program.wait("select", MethodKind.IO, "Selector.select", 1, 19);
    }

    @Test
    void virtualThreadsWaitLikeAllOthers() {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        WaitingProgram program = run("""
                package app;
                import aside.Measured;
                import java.util.*;
                public class Main {
                    static void task() {
                        try {
                            Measured.time("sleep", () -> {
                                Thread.sleep(10); // sleep
                            });
                        } catch (Exception e) { throw new AssertionError(e); }
                    }
                    public static void main(String[] args) throws Exception {
                        List<Thread> threads = new ArrayList<>();
                        for (int i = 0; i < 100; i++) threads.add(Thread.startVirtualThread(Main::task));
                        Measured.time("join", () -> {
                            for (Thread thread : threads) thread.join(); // join
                        });
                        Measured.print();
                    }
                }
                """);

        WaitRow sleep = program.wait("sleep", MethodKind.SLEEP, "Thread.sleep", 100, 1000);
        assertThat(program.events(sleep)).hasSize(100).allMatch(event -> event.nanos() >= 10_000_000);
        program.wait("join", MethodKind.PARK, "Thread.join", 100);
    }

    @Test
    void withWaitsOffSuchTimeIsTheCallersOwnAndThereIsNoTimeline() {
        WaitingProgram program = WaitingProgram.run(
                new ForkedJvm(directory, WITHIN_THE_JVM, WaitingProgram.MEASURED)
                        .quick()
                        .options("include=app.**,waits=off"),
                WITHIN_THE_JVM);

        assertThat(WaitRow.of(program.profile())).isEmpty();
        assertThat(program.profile().timeline()).isEqualTo(Timeline.NONE);
    }

    @Test
    void aProgramThatWaitsGivesWhatItGivesWithoutTheAgent() {
        String source = """
                package app;
                import java.io.*;
                import java.util.concurrent.*;
                public class Main {
                    static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);
                    static String failure(Callable<?> call) {
                        try {
                            return "result " + call.call();
                        } catch (Throwable e) {
                            StackTraceElement at = e.getStackTrace()[e.getStackTrace().length - 2];
                            return e + " interrupted " + Thread.interrupted() + " at " + at;
                        } finally {
                            DEPTH.set(DEPTH.get() + 1);
                        }
                    }
                    static int overflow(int n) throws Exception { Thread.sleep(0); return overflow(n + 1) + 1; }
                    public static void main(String[] args) throws Exception {
                        Thread.currentThread().interrupt();
                        System.out.println(failure(() -> { Thread.sleep(1000); return 1; }));
                        System.out.println(failure(() -> new FileInputStream("missing").read()));
                        System.out.println(failure(() -> new CompletableFuture<>().get(1, TimeUnit.MILLISECONDS)));
                        System.out.println(failure(() -> { new Object().wait(); return 1; }));
                        System.out.println(failure(() -> CompletableFuture.failedFuture(new IllegalStateException("x")).join()));
                        System.out.println(failure(() -> ((Process) null).waitFor()));
                        System.out.println(failure(() -> new ArrayBlockingQueue<>(1).offer(2, 1, TimeUnit.SECONDS)));
                        try { overflow(0); } catch (StackOverflowError e) { System.out.println("deep"); }
                        System.out.println(DEPTH.get());
                        CyclicBarrier barrier = new CyclicBarrier(2);
                        Thread broken = new Thread(() -> System.out.println(failure(barrier::await)));
                        broken.start();
                        while (barrier.getNumberWaiting() == 0) Thread.onSpinWait();
                        barrier.reset();
                        broken.join();
                        throw new TimeoutException("out");
                    }
                }
                """;
        ForkedJvm.Ended plain =
                new ForkedJvm(directory, source).quick().withoutAgent().run("app.Main");
        ForkedJvm.Ended ended = new ForkedJvm(directory, source)
                .quick()
                .options("include=app.**")
                .run("app.Main");

        assertThat(ended.stdout()).isEqualTo(plain.stdout()).contains("interrupted", "deep");
        assertThat(ended.stderr()).isEqualTo(plain.stderr()).contains("TimeoutException: out");
        assertThat(ended.exitCode()).isEqualTo(plain.exitCode()).isEqualTo(1);
    }

    private WaitingProgram run(String source) {
        return WaitingProgram.run(
                new ForkedJvm(directory, source, WaitingProgram.MEASURED)
                        .quick()
                        .options("include=app.**"),
                source);
    }
}
