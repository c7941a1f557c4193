package dev.culprit.samples.suite02_database_fixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.samples.suites.Drawn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes and fills the database once for each class of tests. */
abstract class ShopTest {

    static Shop shop;

    @BeforeAll
    static void openShop() throws SQLException {
        shop = new Shop(); // finding(REPEATED_FIXTURE)
    }

    @AfterAll
    static void closeShop() throws SQLException {
        shop.close();
    }
}

class CustomersTest extends ShopTest {

    static IntStream customers() {
        return IntStream.range(0, Drawn.number("customers", 3, 5));
    }

    @ParameterizedTest
    @MethodSource("customers")
    void eachHasTenOrders(int customer) throws SQLException {
        assertEquals(10, shop.number("SELECT COUNT(*) FROM orders WHERE customer = " + customer));
    }
}

class OrdersTest extends ShopTest {

    static IntStream orders() {
        return IntStream.range(0, Drawn.number("orders", 3, 5));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void eachCostsSomething(int order) throws SQLException {
        assertTrue(shop.number("SELECT cents FROM orders WHERE id = " + order) > 0);
    }
}

class TotalsTest extends ShopTest {

    static IntStream customers() {
        return IntStream.range(0, Drawn.number("totals", 2, 4));
    }

    @ParameterizedTest
    @MethodSource("customers")
    void isTheSumOfTheOrders(int customer) throws SQLException {
        assertTrue(shop.number("SELECT SUM(cents) FROM orders WHERE customer = " + customer) > 1000);
    }
}

class RemarksTest extends ShopTest {

    @Test
    void eachOrderHasOne() throws SQLException {
        assertEquals(0, shop.number("SELECT COUNT(*) FROM orders WHERE remark IS NULL"));
    }

    @Test
    void thatOfAnOrderIsFound() throws SQLException {
        assertEquals(7, shop.number("SELECT id FROM orders WHERE remark = 'ordered by telephone, number 7'"));
    }
}

class PricesTest extends ShopTest {

    @Test
    void noneIsBelowADollar() throws SQLException {
        assertEquals(100, shop.number("SELECT MIN(cents) FROM orders"));
    }

    @Test
    void noneIsTooHigh() throws SQLException {
        assertTrue(shop.number("SELECT MAX(cents) FROM orders") < 2000);
    }
}

class SizeTest extends ShopTest {

    @Test
    void noOrderIsMissing() throws SQLException {
        assertEquals(Shop.ORDERS, shop.number("SELECT COUNT(*) FROM orders"));
    }

    @Test
    void noCustomerIsMissing() throws SQLException {
        assertEquals(Shop.ORDERS / 10, shop.number("SELECT COUNT(DISTINCT customer) FROM orders"));
    }
}

/** A database in memory, with orders in it. */
final class Shop implements AutoCloseable {

    static final int ORDERS = 10 * Drawn.number("orders of ten customers", 800, 1000);

    private final Connection connection = DriverManager.getConnection("jdbc:h2:mem:");

    Shop() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer INT, cents INT, remark VARCHAR(80))");
            statement.execute("CREATE INDEX by_customer ON orders (customer)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?, ?, ?, ?)")) {
            for (int order = 0; order < ORDERS; order++) {
                insert.setInt(1, order);
                insert.setInt(2, order / 10);
                insert.setInt(3, 100 + order % 977);
                insert.setString(4, "ordered by telephone, number " + order);
                insert.executeUpdate();
            }
        }
    }

    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
