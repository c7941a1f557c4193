package dev.culprit.agent.truth;

import dev.culprit.agent.testing.TestClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A random program of several threads and the truth about it. Its functions call each other directly, through references, reflection,
 * lambdas, bridges, constructors and static initialisers, throw and catch on all levels, and let time pass. At the end one thread is
 * parked inside its calls and the main thread exits the JVM from inside its own. Package {@code aside} stands for code without probes.
 */
final class Program {

    private static final int MOST_ROUNDS = 200;
    private static final int ENOUGH_CALLS = 8_000;
    private static final int MOST_FUEL = 6;

    private static final String FAILURE = """
            package aside;
            public class Failure%d extends RuntimeException {
                public Failure%d() { super(null, null, false, false); }
            }
            """;

    private static final String THROUGH = """
            package aside;
            import java.lang.reflect.*;
            import java.util.concurrent.CompletableFuture;
            import java.util.concurrent.CountDownLatch;
            import java.util.concurrent.locks.LockSupport;
            import dev.culprit.agent.testing.TestClock;
            public class Through {
                public interface IntCall { int call(int fuel, int n); }
                static long exitAt;
                static final CountDownLatch PARKED = new CountDownLatch(1);
                public static int twice(IntCall callee, int fuel, int n) {
                    return callee.call(fuel, callee.call(fuel, n));
                }
                public static int reflection(Class<?> type, String name, int fuel, int n) {
                    try {
                        return (Integer) type.getMethod(name, int.class, int.class).invoke(null, fuel, n);
                    } catch (InvocationTargetException e) {
                        throw (RuntimeException) e.getCause();
                    } catch (ReflectiveOperationException e) {
                        throw new Error(e);
                    }
                }
                public static int bridge(java.util.function.Function<Integer, Integer> function) {
                    return function.apply(7);
                }
                public static CompletableFuture<Integer> later(
                        int nanos, int wanted, int kind, IntCall callee, int fuel, int n) {
                    return new CompletableFuture<Integer>() {
                        @Override
                        public Integer join() {
                            TestClock.advance(nanos);
                            if ((n & 7) == wanted) throw kind == 1 ? new Failure1() : new Failure2();
                            return (n & 1) == 0 ? n + 3 : callee.call(fuel, n);
                        }
                    };
                }
                public static void park() {
                    PARKED.countDown();
                    while (true) LockSupport.park();
                }
                public static void exit() {
                    TestClock.setShared(exitAt);
                    System.exit(0);
                }
            }
            """;

    private static final String DRIVER = """
            package aside;
            import java.util.*;
            import truth.Part;
            import dev.culprit.agent.testing.TestClock;
            public class Driver {
                static Thread unstarted(String name, Through.IntCall root, int fuel, int seed, int rounds) {
                    Runnable run = () -> {
                        TestClock.takeOver();
                        for (int round = 0; round < rounds; round++) {
                            try {
                                root.call(fuel, seed + 7919 * round);
                            } catch (RuntimeException e) {
                                // Every level may catch, also none.
                            }
                            if (round %% 8 == 0) Thread.yield();
                        }
                    };
                    return %s new Thread(run, name);
                }
                public static void main(String[] arguments) throws Exception {
                    List<Thread> threads = new ArrayList<>();
            %s
                    for (Thread thread : threads) thread.start();
                    for (Thread thread : threads) thread.join();
                    Thread parked = unstarted("parked", Part::parked2, 3, 11, 1);
                    parked.setDaemon(true);
                    parked.start();
                    Through.PARKED.await();
                    Through.exitAt = %dL;
                    TestClock.takeOver();
                    Part.exiting3(3, 17);
                }
            }
            """;

    /** Rows of the profile by path, per thread group. */
    final Map<String, Map<String, TruthTree.Row>> trees = new TreeMap<>();

    final Map<String, Integer> threads = new TreeMap<>();

    /** Waits of some length, per thread group: path, start and duration. */
    final Map<String, List<String>> waits = new TreeMap<>();

    final TruthTimings timings;
    final TruthLatencies latencies = new TruthLatencies();
    final long exitAt;
    final List<String> sources = new ArrayList<>();

    private final Map<String, List<String>> started = new LinkedHashMap<>();
    private long latest;
    private long calls;

    /**
     * @param virtualThreads whether there are any
     * @param timings what is said to be recorded of each function
     */
    Program(long seed, boolean virtualThreads, TruthTimings timings) {
        this.timings = timings;
        ProgramGenerator generator = new ProgramGenerator(seed);
        run("alpha", "alpha", generator.root("alpha", generator.initializers()), "alpha", 3);
        run("beta", "beta", generator.root("beta", generator.initializers()), "beta", 5);
        Function work = generator.root("work", null);
        for (int i = 1; i <= 3; i++) {
            run("pool-#", "pool-" + i, work, "work", i);
        }
        Function task = generator.root("task", null);
        for (int i = 0; i < (virtualThreads ? 20 : 0); i++) {
            run("[virtual]", "virtual", task, "task", i);
        }
        Function parked = generator.endless("parked", 2, "Through.park();").function();
        Function exiting = generator.endless("exiting", 3, "Through.exit();").function();
        List<ModelThread> open = List.of(leftOpen(parked, 11), leftOpen(exiting, 17));
        exitAt = latest + 12_345;
        open.forEach(thread -> thread.writtenAt(exitAt));
        collect("parked", open.get(0));
        collect("main", open.get(1));
        sources.addAll(generator.sources());
        sources.add(FAILURE.formatted(1, 1));
        sources.add(FAILURE.formatted(2, 2));
        sources.add(THROUGH);
        String virtual = virtualThreads ? "name.equals(\"virtual\") ? Thread.ofVirtual().unstarted(run) :" : "";
        String starts = String.join(
                "\n", started.values().stream().flatMap(List::stream).toList());
        sources.add(DRIVER.formatted(virtual, starts, exitAt));
    }

    /** As much fuel as the calls allow, as many rounds as it takes to make some thousands. */
    private void run(String group, String name, Function root, String method, int seed) {
        for (int fuel = MOST_FUEL; fuel > 0; fuel--) {
            ModelThread thread = new ModelThread(timings);
            int rounds = 0;
            try {
                while (thread.calls() < ENOUGH_CALLS && rounds < MOST_ROUNDS) {
                    thread.outermost(root, fuel, seed + 7919 * rounds++);
                }
            } catch (TooManyCalls e) {
                continue;
            }
            started.computeIfAbsent(group, key -> new ArrayList<>())
                    .add("        threads.add(unstarted(\"%s\", Part::%s, %d, %d, %d));"
                            .formatted(name, method, fuel, seed, rounds));
            collect(group, thread);
            return;
        }
        throw new IllegalStateException("no fuel is little enough");
    }

    private ModelThread leftOpen(Function root, int seed) {
        ModelThread thread = new ModelThread(timings);
        try {
            thread.outermost(root, 3, seed);
        } catch (EndOfProgram end) {
            latest = Math.max(latest, thread.now());
            return thread;
        }
        throw new IllegalStateException("it came back");
    }

    private void collect(String group, ModelThread thread) {
        latest = Math.max(latest, thread.now());
        calls += thread.calls();
        threads.merge(group, 1, Integer::sum);
        waits.computeIfAbsent(group, key -> new ArrayList<>()).addAll(thread.waits());
        thread.addTo(trees.computeIfAbsent(group, key -> new TreeMap<>()), latencies);
    }

    /** Calls of all threads. */
    long calls() {
        return calls;
    }

    /** Whether some calls of the group are open at the end, at most one along each path. */
    boolean hasOpenCalls(String group) {
        return group.equals("parked") || group.equals("main");
    }

    /** Nanoseconds from the recording's start to its end. */
    long elapsedNanos() {
        return exitAt - TestClock.START;
    }
}
