import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the benchmark records: threads that wander through methods which call each other at random, some ways more often than others, and
 * allocate, compute and wait for locks on the way. Arguments: milliseconds, seed.
 */
public final class Varied {

    private static final int THREADS = 4;
    private static final Object[] LOCKS = {new Object(), new Object(), new Object()};
    static volatile Object sink = LOCKS;

    private final Random random;

    private Varied(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] args) throws InterruptedException {
        long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Varied varied = new Varied(Long.parseLong(args[1]) + i);
            Thread thread = new Thread(() -> varied.wander(end), "worker-" + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void wander(long end) {
        while (System.nanoTime() < end) {
            step(8 + random.nextInt(40));
        }
    }

    /** Nearly always the usual way, so that most stacks come again and many are new. */
    private void step(int left) {
        if (left == 0) {
            work();
            return;
        }
        switch (random.nextInt(100) < 99 ? left % 12 : random.nextInt(12)) {
            case 0 -> parse(left);
            case 1 -> load(left);
            case 2 -> check(left);
            case 3 -> Inner.visit(this, left);
            case 4 -> call(() -> step(left - 1));
            case 5 -> List.of(left).forEach(each -> step(each - 1));
            case 6 -> render(left);
            case 7 -> Inner.price(this, left);
            case 8 -> store(left);
            case 9 -> call(() -> load(left));
            case 10 -> Inner.merge(this, left);
            default -> step(left - 1);
        }
    }

    private void work() {
        switch (random.nextInt(8)) {
            case 0 -> {
                synchronized (LOCKS[random.nextInt(LOCKS.length)]) {
                    sink = Integer.toString(random.nextInt()).repeat(20);
                }
            }
            case 1 -> sink = new byte[random.nextInt(4_000)];
            case 2 -> sink = new ArrayList<>(List.of("a", "b", "c"));
            case 3 -> sink = String.join(",", List.of("x" + random.nextInt(), "y", "z"));
            default -> {
                long sum = 0;
                for (int i = 0; i < 200; i++) {
                    sum += i ^ sum << 3;
                }
                sink = sum;
            }
        }
    }

    private void parse(int left) {
        step(left - 1);
    }

    private void load(int left) {
        step(left - 1);
    }

    private void check(int left) {
        step(left - 1);
    }

    private void render(int left) {
        step(left - 1);
    }

    private void store(int left) {
        step(left - 1);
    }

    private static void call(Runnable next) {
        next.run();
    }

    /** Methods of another class. */
    private static final class Inner {

        static void visit(Varied varied, int left) {
            varied.step(left - 1);
        }

        static void price(Varied varied, int left) {
            varied.render(left);
        }

        static void merge(Varied varied, int left) {
            varied.step(left - 1);
        }
    }
}
