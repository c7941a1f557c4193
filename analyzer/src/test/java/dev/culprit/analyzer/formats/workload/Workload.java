package dev.culprit.analyzer.formats.workload;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What tests record: threads that compute, allocate, wait for a lock and sleep, below stacks of many depths. Takes milliseconds; and how
 * often it is to group where it would once, and how many jobs a thread has.
 */
public final class Workload {

    private static final Object LOCK = new Object();
    private static volatile Object sink = LOCK;
    private static volatile int groupings = 1;
    private static volatile int rounds = Integer.MAX_VALUE;

    interface Job {
        void go();
    }

    private Workload() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length > 1) {
            groupings = Integer.parseInt(args[1]);
            rounds = Integer.parseInt(args[2]);
        }
        long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000;
        Job proxy = (Job) Proxy.newProxyInstance(
                Workload.class.getClassLoader(), new Class<?>[] {Job.class}, (self, method, given) -> {
                    sink = spin(3_000);
                    return null;
                });
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Random random = new Random(i);
            Thread thread = new Thread(() -> work(random, end, proxy), "worker é " + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void work(Random random, long end, Job proxy) {
        for (int left = rounds; left > 0 && System.nanoTime() < end; left--) {
            switch (random.nextInt(6)) {
                case 0 -> deep(random.nextInt(60), () -> sink = spin(3_000));
                case 1 -> locked();
                case 2 -> sink = new byte[100_000];
                case 3 -> proxy.go();
                case 4 -> repeatedly();
                default -> sleep();
            }
        }
    }

    private static void deep(int depth, Runnable then) {
        if (depth == 0) {
            then.run();
        } else {
            deep(depth - 1, then);
        }
    }

    private static void locked() {
        synchronized (LOCK) {
            sink = spin(10_000);
        }
    }

    private static void repeatedly() {
        for (int i = 0; i < groupings; i++) {
            sink = grouped();
        }
    }

    private static Map<String, List<Integer>> grouped() {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            groups.computeIfAbsent("group " + i % 50, name -> new ArrayList<>()).add(i);
        }
        return groups;
    }

    private static long spin(int rounds) {
        long sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum += Integer.toString(i * 31).hashCode();
        }
        return sum;
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
