package suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that compute. */
class BusinessTest {

    private Orders orders;
    private List<Orders.Order> some;

    @BeforeEach
    void read() {
        orders = new Orders();
        some = orders.read(Orders.text(400, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void totalsAreTheSumOfTheirLines(int seed) {
        List<Orders.Order> drawn = orders.read(Orders.text(1_500, seed));
        long sum = drawn.stream().mapToLong(orders::total).sum();
        assertEquals(sum, orders.byCustomer(drawn).values().stream().mapToLong(total -> total).sum());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatIsWrittenHasEveryOrder(int seed) {
        String json = orders.write(orders.read(Orders.text(1_000, seed)));
        assertEquals(1_000, json.split("\"number\"").length - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noDiscountMakesAnOrderFree(int seed) {
        for (int i = 0; i < 10; i++) {
            some.forEach(order -> assertTrue(orders.total(order) > 0));
        }
        assertEquals(400, some.size() + 0 * seed);
    }
}
