package telemetry;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A shop with a database: what the programs do besides telemetry. */
final class Shop implements AutoCloseable {

    private final Connection connection;

    Shop() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:shop");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table orders(id int primary key, price int)");
        }
    }

    int order(int id) throws SQLException {
        int price = price(id);
        try (PreparedStatement insert = connection.prepareStatement("insert into orders values(?, ?)")) {
            insert.setInt(1, id);
            insert.setInt(2, price);
            insert.executeUpdate();
        }
        return price;
    }

    private static int price(int id) {
        int price = id;
        for (int i = 0; i < 500; i++) {
            price = price * 31 + i;
        }
        return price & 0xffff;
    }

    long turnover() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet sum = statement.executeQuery("select sum(price) from orders")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
