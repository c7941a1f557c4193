package dev.culprit.samples.suite03_parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.samples.suites.Drawn;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks as if it gained from eight threads, as each test waits for an answer. But each thread starts a service of its own, and
 * they start one at a time.
 */
class PriceListTest { // claim(faster 40%) REFUTED

    private static final ThreadLocal<Service> SERVICE = ThreadLocal.withInitial(Service::start);

    static IntStream articles() {
        return IntStream.range(0, Drawn.number("articles", 40, 48));
    }

    @ParameterizedTest
    @MethodSource("articles")
    void eachHasItsPrice(int article) {
        assertEquals(100 + article, SERVICE.get().price(article));
    }
}

/** Answers after a while. */
final class Service {

    private static final int START_MILLIS = Drawn.number("start", 250, 300);
    private static final int ANSWER_MILLIS = Drawn.number("answer", 25, 30);

    /** Taken while a service starts: all of them would use the same port. */
    private static final Object PORT = new Object();

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final int number = STARTED.incrementAndGet();

    static Service start() {
        synchronized (PORT) { // obstacle(LOCK)
            pause(START_MILLIS);
            return new Service();
        }
    }

    int price(int article) {
        pause(ANSWER_MILLIS);
        return number > 0 ? 100 + article : 0;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
