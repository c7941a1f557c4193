package dev.culprit.samples.suite04_circuit_breaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.samples.suites.Drawn;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drops what the timer still has to do before it waits for it to end. */
class CircuitBreakerTest { // no finding

    private static final int OPEN_MILLIS = Drawn.number("open", 200, 250);

    private final CircuitBreaker breaker = new CircuitBreaker(3);

    @AfterEach
    void closeBreaker() throws Exception {
        breaker.close();
    }

    @Test
    void opensAfterThreeFailures() {
        fail(3);
        assertTrue(breaker.isOpen());
    }

    @Test
    void staysClosedAfterTwoFailures() {
        fail(2);
        assertFalse(breaker.isOpen());
    }

    @Test
    void aSuccessClearsTheFailures() {
        fail(2);
        breaker.succeeded();
        fail(2);
        assertFalse(breaker.isOpen());
    }

    @Test
    void callsAreRefusedWhileItIsOpen() {
        fail(4);
        assertEquals(1, breaker.refused());
    }

    @Test
    void moreFailuresOpenItOnlyOnce() {
        fail(9);
        assertEquals(6, breaker.refused());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void staysOpenHoweverOftenItFails(int failures) {
        fail(failures);
        assertTrue(breaker.isOpen());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed();
        }
    }

    /** Opens after some failures in a row, and closes again by itself. */
    private static final class CircuitBreaker {

        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        private final int limit;
        private int failures;
        private int refused;
        private boolean open;

        CircuitBreaker(int limit) {
            this.limit = limit;
        }

        synchronized void failed() {
            if (open) {
                refused++;
            } else if (++failures == limit) {
                open = true;
                timer.schedule(this::succeeded, OPEN_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        synchronized void succeeded() {
            open = false;
            failures = 0;
        }

        synchronized boolean isOpen() {
            return open;
        }

        synchronized int refused() {
            return refused;
        }

        void close() throws InterruptedException {
            timer.shutdownNow();
            assertTrue(timer.awaitTermination(10, TimeUnit.SECONDS));
        }
    }
}
