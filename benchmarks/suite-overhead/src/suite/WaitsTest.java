package suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Tests that wait: for the clock, for other threads, for a lock and for files. */
class WaitsTest {

    private final ReentrantLock lock = new ReentrantLock();
    private int guarded;

    @RepeatedTest(20)
    void pollsUntilItIsThere() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            pause(15);
            done.countDown();
        });
        worker.start();
        while (done.getCount() > 0) {
            pause(2);
        }
        worker.join();
    }

    @RepeatedTest(10)
    void aQueueHandsOver() throws InterruptedException {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(4);
        Thread producer = new Thread(() -> {
            for (int i = 0; i < 2_000; i++) {
                put(queue, i);
            }
        });
        producer.start();
        long sum = 0;
        for (int i = 0; i < 2_000; i++) {
            sum += queue.take();
        }
        producer.join();
        assertEquals(1_999_000, sum);
    }

    @RepeatedTest(10)
    void aLockIsShared() throws InterruptedException {
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 5_000; k++) {
                    count();
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(20_000, guarded);
    }

    private void count() {
        lock.lock();
        try {
            guarded++;
        } finally {
            lock.unlock();
        }
    }

    @RepeatedTest(10)
    void filesAreWrittenAndRead(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 50; i++) {
            Path file = folder.resolve(i + ".txt");
            Files.writeString(file, Orders.text(50, i));
            assertEquals(50, Files.readString(file).split("\n").length);
        }
    }

    private static void put(BlockingQueue<Integer> queue, int value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
