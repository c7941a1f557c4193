package dev.culprit.samples.suite03_parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.samples.suites.Drawn;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test waits for an answer, and all share one service: that gains from eight threads. */
class PriceListTest { // claim(faster 25%) CONFIRMED

    private static Service service;

    @BeforeAll
    static void startService() {
        service = new Service();
    }

    static IntStream articles() {
        return IntStream.range(0, Drawn.number("articles", 40, 48));
    }

    @ParameterizedTest
    @MethodSource("articles")
    void eachHasItsPrice(int article) {
        assertEquals(100 + article, service.price(article));
    }
}

/** Answers after a while. */
final class Service {

    private static final int START_MILLIS = Drawn.number("start", 250, 300);
    private static final int ANSWER_MILLIS = Drawn.number("answer", 25, 30);

    Service() {
        pause(START_MILLIS);
    }

    int price(int article) {
        pause(ANSWER_MILLIS);
        return 100 + article;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
