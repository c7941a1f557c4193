package suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Tests that hand work to other threads, in small pieces. */
class TasksTest {

    private static ExecutorService pool;

    @BeforeAll
    static void start() {
        pool = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void stop() {
        pool.shutdownNow();
    }

    @RepeatedTest(20)
    void aPoolPricesManyOrders() throws Exception {
        Orders orders = new Orders();
        List<Future<Long>> totals = new ArrayList<>();
        for (Orders.Order order : orders.read(Orders.text(600, 3))) {
            totals.add(pool.submit(() -> orders.total(order)));
        }
        long sum = 0;
        for (Future<Long> total : totals) {
            sum += total.get();
        }
        assertEquals(sum, orders.read(Orders.text(600, 3)).stream().mapToLong(orders::total).sum());
    }

    @RepeatedTest(20)
    void futuresAreChained() {
        Orders orders = new Orders();
        List<CompletableFuture<Integer>> written = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int seed = i;
            written.add(CompletableFuture.supplyAsync(() -> orders.read(Orders.text(30, seed)), pool)
                    .thenApplyAsync(orders::write, pool)
                    .thenApply(String::length));
        }
        assertEquals(40, written.stream().map(CompletableFuture::join).filter(length -> length > 0).count());
    }
}
