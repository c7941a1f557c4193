package dev.culprit.agent.tasks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/**
 * CPU time of the process per task that does next to nothing. To be run by hand, once without the agent and once for each value of its option:
 *
 * <pre>java [-javaagent:culprit-agent.jar=include=dev.culprit.agent.tasks.TaskCostMain,overhead=off,waits=off,tasks=on|off]
 *     -XX:+UseSerialGC -cp target/test-classes dev.culprit.agent.tasks.TaskCostMain execute|submit|fork</pre>
 */
final class TaskCostMain {

    private static final int WARM_UP = 400;
    private static final int ROUNDS = 800;
    private static final int TASKS = 500;
    private static final int FORK_DEPTH = 13;

    private static volatile int sink;

    private TaskCostMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        ForkJoinPool forkJoin = new ForkJoinPool(2);
        long start = 0;
        long tasks = 0;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            if (round == WARM_UP) {
                start = system.getProcessCpuTime();
                tasks = 0;
            }
            tasks += run(arguments[0], pool, forkJoin);
        }
        System.out.println(arguments[0] + " " + (system.getProcessCpuTime() - start) / tasks + " ns per task");
        pool.shutdown();
        forkJoin.shutdown();
    }

    private static int run(String kind, ExecutorService pool, ForkJoinPool forkJoin) throws InterruptedException {
        if (kind.equals("fork")) {
            forkJoin.invoke(new Fibonacci(FORK_DEPTH));
            return Fibonacci.forksOf(FORK_DEPTH);
        }
        CountDownLatch done = new CountDownLatch(TASKS);
        for (int i = 0; i < TASKS; i++) {
            int value = i;
            Runnable task = () -> {
                sink = value;
                done.countDown();
            };
            if (kind.equals("execute")) {
                pool.execute(task);
            } else {
                pool.submit(task);
            }
        }
        done.await();
        return TASKS;
    }

    private static final class Fibonacci extends RecursiveTask<Integer> {

        private static final long serialVersionUID = 1;

        private final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        static int forksOf(int n) {
            return n < 2 ? 0 : 1 + forksOf(n - 1) + forksOf(n - 2);
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            Fibonacci other = new Fibonacci(n - 1);
            other.fork();
            return new Fibonacci(n - 2).compute() + other.join();
        }
    }
}
