package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.analyzer.testing.TestingThread.Meanwhile;
import dev.culprit.profile.MethodKind;

/** Tests that wait because they must, and set up what they need: by chance, but nothing that a rule is about. */
final class HealthySuite {

    private static final long MILLI = TestingFindings.MILLI;
    private static final String START = "java.lang.ProcessBuilder.start()Ljava/lang/Process;";
    private static final String READ = "java.io.BufferedReader.readLine()Ljava/lang/String;";
    private static final String GET = "java.util.concurrent.Future.get()Ljava/lang/Object;";
    private static final String AWAIT =
            "java.util.concurrent.ExecutorService.awaitTermination(JLjava/util/concurrent/TimeUnit;)Z";

    private final Drawn drawn;
    private final TestingRun run;
    private final TestingThread main;
    private final TestingThread pool;

    private HealthySuite(long seed) {
        this.drawn = new Drawn(seed);
        this.run = new TestingRun(drawn.number(2, 8));
        this.main = run.thread("main");
        this.pool = run.thread("pool-1-thread-1");
    }

    static TestingRun run(long seed) {
        HealthySuite suite = new HealthySuite(seed);
        suite.play();
        return suite.run;
    }

    private void play() {
        int classes = drawn.number(1, 5);
        for (int type = 0; type < classes; type++) {
            String name = "a.Healthy" + type + "Test";
            int tests = drawn.number(1, 12);
            main.testClass(
                    name,
                    () -> main.call(
                            name + ".start", 0, () -> main.call("a.Server.start", 20 + tests, this::startsServer)),
                    () -> {
                        for (int test = 0; test < tests; test++) {
                            test(name + ".test" + test, test == 0);
                        }
                    },
                    () -> main.call(
                            name + ".stop", 0, () -> main.waits(MethodKind.PARK, AWAIT, 30, drawn.millis(0, 20))));
        }
    }

    /** Differs from class to class. */
    private void startsServer() {
        int routes = drawn.number(1, 1_000);
        main.calls("a.Server.route", 70, routes, routes * 100_000L);
        main.waits(MethodKind.IO, "java.net.ServerSocket.accept()Ljava/net/Socket;", 71, drawn.millis(0.1, 30));
    }

    private void test(String id, boolean first) {
        Meanwhile meanwhile = first
                ? new Meanwhile(drawn.number(0, 2_000), drawn.millis(0, 300), drawn.millis(0, 500))
                : Meanwhile.NOTHING;
        main.test(
                id,
                meanwhile,
                () -> main.call("a.Base.setUp", 0, () -> main.works(drawn.millis(0.1, 8))),
                () -> main.call(id, 0, () -> body(id)),
                () -> main.call(
                        "a.Base.tearDown", 0, () -> main.waits(MethodKind.PARK, AWAIT, 90, drawn.millis(0, 4))));
    }

    private void body(String id) {
        main.works(drawn.millis(20, 200));
        switch (drawn.number(0, 7)) {
            case 0 -> awaitsATask(id);
            case 1 -> readsProcessesThatRunAlready();
            case 2 -> queriesADatabase();
            case 3 -> main.calls("a.Sum.add", 50, drawn.number(1, 5_000_000), drawn.millis(1, 400));
            case 4 -> computesBesideATask(id);
            case 5 -> readsFiles();
            case 6 -> backsOff();
            default -> main.works(drawn.millis(1, 400));
        }
    }

    private void awaitsATask(String id) {
        long needed = drawn.millis(10, 600);
        pool.at(main.now()).task(id, "body", id, 41, () -> pool.works(needed));
        main.waits(MethodKind.PARK, GET, 42, needed);
    }

    private void readsProcessesThatRunAlready() {
        int processes = drawn.number(3, 8);
        for (int i = 0; i < processes; i++) {
            main.waits(MethodKind.PROCESS, START, 43, drawn.millis(1, 4));
        }
        for (int i = 0; i < processes; i++) {
            main.waits(MethodKind.IO, READ, 45, i == 0 ? drawn.millis(100, 500) : drawn.millis(0.01, 120));
        }
    }

    private void queriesADatabase() {
        main.waits(
                MethodKind.JDBC, "java.sql.Statement.executeQuery()V", 46, drawn.millis(1, 200), drawn.number(1, 100));
    }

    private void computesBesideATask(String id) {
        long needed = drawn.millis(50, 300);
        pool.at(main.now()).task(id, "body", id, 47, () -> pool.works(needed));
        main.calls("a.Sum.add", 48, 2_000_000, needed);
        main.waits(MethodKind.PARK, GET, 49, drawn.millis(0.01, 3));
    }

    private void readsFiles() {
        int files = drawn.number(5, 50);
        for (int i = 0; i < files; i++) {
            main.waits(MethodKind.IO, "java.nio.file.Files.readString()V", 52, drawn.millis(0.05, 2));
        }
    }

    private void backsOff() {
        for (int i = 0; i < 3; i++) {
            main.sleeps(53, (1L << i) * drawn.millis(2, 12));
        }
    }
}
