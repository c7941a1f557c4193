package dev.culprit.samples.suite05_healthy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.samples.suites.Drawn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits because it must: for one event, for work that goes on in parallel. Its setup is short. */
class NightlyTest { // no finding

    private static final int DOCUMENTS = Drawn.number("documents", 20, 40);
    private static final int COMPUTE = Drawn.number("compute", 30_000_000, 40_000_000);

    @TempDir
    Path folder;

    private ExecutorService pool;

    @BeforeEach
    void startPool() {
        pool = Executors.newFixedThreadPool(2);
    }

    @AfterEach
    void stopPool() {
        pool.shutdownNow();
    }

    @Test
    void theLastDocumentTellsThatItIsDone() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        pool.execute(() -> {
            compute(COMPUTE * 4L);
            done.countDown();
        });
        assertTrue(done.await(30, TimeUnit.SECONDS));
    }

    @Test
    void halvesAreComputedSideBySide() throws Exception {
        List<Future<Long>> halves = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            halves.add(pool.submit(() -> compute(COMPUTE * 2L)));
        }
        assertEquals(halves.get(0).get(), halves.get(1).get());
    }

    @Test
    void documentsAreWrittenAndRead() throws Exception {
        for (int document = 0; document < DOCUMENTS; document++) {
            Path file = folder.resolve(document + ".txt");
            Files.writeString(file, "document " + document);
            assertEquals("document " + document, Files.readString(file));
        }
    }

    @Test
    void sumsAreTheSameEachTime() {
        assertEquals(compute(COMPUTE), compute(COMPUTE));
    }

    @Test
    void moreRoundsGiveAnotherSum() {
        assertTrue(compute(COMPUTE) != compute(COMPUTE + 1L));
    }

    private static long compute(long rounds) {
        long sum = rounds;
        for (long round = 0; round < rounds; round++) {
            sum = sum * 31 + (sum >>> 7);
        }
        return sum;
    }
}
