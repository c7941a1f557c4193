package dev.culprit.samples.suite06_executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.samples.suites.Drawn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each invoice is printed three times, on a thread that did not ask for it. */
class InvoicesTest {

    static final ExecutorService POOL = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stopPool() {
        POOL.shutdownNow();
    }

    @Test
    void allAreSent() throws Exception {
        assertEquals(Invoices.NUMBER, new Invoices(POOL).send());
    }

    @Test
    void remindersAreWritten() throws Exception {
        assertTrue(new Reminders(POOL).write() != 0);
    }
}

/** Hands each invoice to a thread of the pool. */
final class Invoices {

    static final int NUMBER = Drawn.number("invoices", 40, 60);

    private final ExecutorService pool;

    Invoices(ExecutorService pool) {
        this.pool = pool;
    }

    int send() throws Exception {
        List<Future<Long>> sent = new ArrayList<>();
        for (int number = 0; number < NUMBER; number++) {
            long invoice = number;
            sent.add(pool.submit(() -> print(invoice)));
        }
        for (Future<Long> one : sent) {
            one.get();
        }
        return sent.size();
    }

    private static long print(long invoice) {
        long ink = 0;
        for (int copy = 0; copy < 3; copy++) {
            ink += Printer.page(invoice, 2_000_000); // culprit MORE_CALLS page in allAreSent from send
        }
        return ink;
    }
}

/** Uses the same pool and the same printer. */
final class Reminders {

    private final ExecutorService pool;

    Reminders(ExecutorService pool) {
        this.pool = pool;
    }

    long write() throws Exception {
        List<Future<Long>> written = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            long reminder = number;
            written.add(pool.submit(() -> Printer.page(reminder, 2_000_000)));
        }
        long sum = 0;
        for (Future<Long> one : written) {
            sum += one.get();
        }
        return sum;
    }
}

final class Printer {

    private Printer() {}

    static long page(long number, int dots) {
        long ink = number + 1;
        for (int dot = 0; dot < dots; dot++) {
            ink = ink * 37 + dot;
        }
        return ink;
    }
}
