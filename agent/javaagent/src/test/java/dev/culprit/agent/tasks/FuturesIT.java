package dev.culprit.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Futures, fork-join tasks and parallel streams. */
final class FuturesIT {

    private static final String HEAD = """
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            public class Main {
                static int leaf(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
            """;

    @TempDir
    private Path directory;

    @Test
    void aStageOfAFutureIsBelowTheFunctionThatMadeItAndNotBelowTheOneThatCompletedTheStageBefore() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static CompletableFuture<Integer> begins(CompletableFuture<?> gate, Executor pool) {
                        return gate.thenApplyAsync(x -> leaf(8), pool);
                    }
                    static CompletableFuture<Integer> goesOn(CompletableFuture<Integer> begun, Executor pool) {
                        return begun
                                .thenApplyAsync(x -> leaf(9), pool)
                                .thenApply(x -> leaf(10))
                                .thenCombineAsync(begun, (x, y) -> leaf(11), pool);
                    }
                    static void supplies(Executor pool) { CompletableFuture.supplyAsync(() -> leaf(12), pool).join(); }
                    static void common() {
                        CompletableFuture.runAsync(() -> leaf(13)).join();
                        CompletableFuture.supplyAsync(() -> leaf(14)).thenAcceptAsync(x -> leaf(15)).join();
                    }
                    static void opens(CompletableFuture<?> gate) { gate.complete(null); }
                    public static void main(String[] args) throws Exception {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        CompletableFuture<?> gate = new CompletableFuture<>();
                        CompletableFuture<Integer> last = goesOn(begins(gate, pool), pool);
                        opens(gate);
                        System.out.println(last.join());
                        supplies(pool);
                        common();
                        pool.shutdown();
                        pool.awaitTermination(1, TimeUnit.MINUTES);
                    }
                }
                """);

        assertThat(tree.below(""))
                .containsExactly("TASK begins×1", "TASK common×3", "TASK goesOn×2", "TASK supplies×1", "main×1");
        assertThat(tree.below("TASK begins")).containsExactly("lambda in begins:7×1");
        assertThat(tree.below("TASK goesOn"))
                // thenApply is part of the task that makes it ready.
                .containsExactly("lambda in goesOn:11×2", "lambda in goesOn:13×1");
        assertThat(tree.below("TASK supplies")).containsExactly("lambda in supplies:15×1");
        assertThat(tree.below("TASK common")).containsExactly("lambda in common:17×1", "lambda in common:18×2");
    }

    @Test
    void aParallelStreamIsBelowTheFunctionThatRunsIt() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static long sum(List<Integer> numbers) {
                        return numbers.parallelStream()
                                .mapToLong(n -> leaf(n + 50_000))
                                .sum();
                    }
                    public static void main(String[] args) {
                        System.out.println(sum(IntStream.range(0, 512).boxed().collect(Collectors.toList())));
                    }
                }
                """);

        // Whoever runs a part: the thread that runs the stream calls it, the others were handed it.
        long own = tree.count("main > sum:12 > lambda in sum:9");
        long handed = tree.count("TASK sum > lambda in sum:9");
        assertThat(own + handed).isEqualTo(512);
        assertThat(tree.count("", "lambda in sum:9")).isEqualTo(512);
    }

    @Test
    void forkedTasksAreBelowTheFunctionThatForkedThemOrCalledByTheOneThatJoinsThem() {
        TaskTree tree = TaskTree.of(directory, HEAD + """
                    static class Fib extends RecursiveTask<Integer> {
                        final int n;
                        Fib(int n) { this.n = n; }
                        @Override protected Integer compute() {
                            if (n < 2) { leaf(2000); return n; }
                            Fib other = new Fib(n - 1);
                            other.fork();
                            return new Fib(n - 2).compute() + other.join();
                        }
                    }
                    static int invokes(ForkJoinPool pool) { return pool.invoke(new Fib(15)); }
                    static void submits(ForkJoinPool pool) throws Exception {
                        pool.submit(() -> leaf(3)).get();
                        pool.execute(() -> leaf(4));
                        pool.submit(new Fib(1)).get();
                    }
                    public static void main(String[] args) throws Exception {
                        ForkJoinPool pool = new ForkJoinPool(3);
                        System.out.println(invokes(pool));
                        submits(pool);
                        pool.shutdown();
                        System.out.println(pool.awaitTermination(1, TimeUnit.MINUTES));
                    }
                }
                """);

        assertThat(tree.count("", "leaf:10")).isEqualTo(987 + 1);
        assertThat(tree.below("TASK invokes")).containsExactly("compute:16×1");
        assertThat(tree.count("TASK submits")).isEqualTo(3);
        assertThat(tree.below("TASK submits"))
                .containsExactly("compute:20×1", "lambda in submits:18×1", "lambda in submits:19×1");
        assertThat(tree.below("")).allMatch(row -> row.startsWith("TASK ") || row.equals("main×1"));
        // What another thread has taken is where it was forked.
        assertThat(tree.below("TASK compute")).allMatch(row -> row.startsWith("compute:12×"));
    }
}
