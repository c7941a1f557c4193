package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.testing.TestingRun;
import dev.culprit.analyzer.testing.TestingThread;
import dev.culprit.profile.MethodKind;

/** Tests in some classes that need a filled database, which is made for each test, for each class, or once. */
final class Shop {

    private static final String EXECUTE = "java.sql.Statement.execute(Ljava/lang/String;)Z";

    private final long seed;
    private final int classes;
    private final int testsEach;
    private final long cost;
    private final double cold;
    private int made;

    /** How often the database is made. */
    enum Scope {
        TEST,
        TYPE,
        SUITE
    }

    Shop(long seed) {
        Drawn drawn = new Drawn(seed);
        this.seed = seed;
        this.classes = drawn.number(2, 4);
        this.testsEach = drawn.number(4, 9);
        this.cost = drawn.millis(60, 400);
        this.cold = drawn.number(0, 2);
    }

    TestingRun run(Scope scope) {
        Drawn drawn = new Drawn(seed + 1);
        TestingRun run = new TestingRun(2);
        TestingThread main = run.thread("main");
        made = 0;
        for (int type = 0; type < classes; type++) {
            String name = "a.Shop" + type + "Test";
            boolean forClass = scope == Scope.TYPE || scope == Scope.SUITE && type == 0;
            Runnable forTest = scope == Scope.TEST
                    ? () -> main.call("a.ShopTest.openShop", 0, () -> make(main, drawn, 27))
                    : TestingThread.NOTHING;
            Runnable after = scope == Scope.TEST
                    ? () -> main.call("a.ShopTest.closeShop", 0, () -> close(main, 32))
                    : TestingThread.NOTHING;
            main.testClass(
                    name,
                    forClass
                            ? () -> main.call("a.ShopTest.openForAll", 0, () -> make(main, drawn, 40))
                            : TestingThread.NOTHING,
                    () -> {
                        for (int test = 0; test < testsEach; test++) {
                            main.test(name + ".test" + test, forTest, () -> main.works(2_000_000), after);
                        }
                    },
                    forClass
                            ? () -> main.call("a.ShopTest.closeForAll", 0, () -> close(main, 45))
                            : TestingThread.NOTHING);
        }
        return run;
    }

    /** The first ones find a cold JVM. */
    private void make(TestingThread main, Drawn drawn, int line) {
        double factor = (1 + cold / (1 + made)) * drawn.about(0.05);
        made++;
        main.call("a.Shop.<init>", line, () -> {
            main.waits(MethodKind.JDBC, "java.sql.DriverManager.getConnection(Ljava/lang/String;)V", 90, 1_000_000);
            main.waits(MethodKind.JDBC, EXECUTE, 95, Math.round(cost * factor), 500);
        });
    }

    private void close(TestingThread main, int line) {
        main.call(
                "a.Shop.close", line, () -> main.waits(MethodKind.JDBC, "java.sql.Connection.close()V", 99, cost / 20));
    }
}
