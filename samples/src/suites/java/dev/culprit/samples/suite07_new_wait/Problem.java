package dev.culprit.samples.suite07_new_wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.samples.suites.Drawn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sleeps before each message, and looks accounts up by reading all of them. */
class BankTest {

    private static Accounts accounts;

    @BeforeAll
    static void openAccounts() throws SQLException {
        accounts = new Accounts();
    }

    @AfterAll
    static void closeAccounts() throws SQLException {
        accounts.close();
    }

    @Test
    void eachAccountIsFound() throws SQLException {
        for (int number = 0; number < Drawn.number("look-ups", 100, 140); number++) {
            assertEquals(number, accounts.idOf("holder " + number));
        }
    }

    @Test
    void aMessageArrives() throws Exception {
        Mailbox mailbox = new Mailbox();
        for (int i = 0; i < 20; i++) {
            mailbox.send("statement " + i);
        }
        assertTrue(mailbox.ink() != 0);
    }
}

final class Mailbox {

    private long ink;

    void send(String text) throws InterruptedException {
        Thread.sleep(Drawn.number("sleep", 12, 16)); // culprit WAIT sleep in aMessageArrives
        ink = stamp(text.hashCode(), 1_000_000);
    }

    long ink() {
        return ink;
    }

    private static long stamp(long ink, int dots) {
        for (int dot = 0; dot < dots; dot++) {
            ink = ink * 37 + dot;
        }
        return ink;
    }
}

final class Accounts {

    private static final int NUMBER = 20_000;

    private final Connection connection = DriverManager.getConnection("jdbc:h2:mem:");

    Accounts() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE accounts (id INT PRIMARY KEY, holder VARCHAR(40))");
            statement.execute(
                    "INSERT INTO accounts SELECT x - 1, 'holder ' || (x - 1) FROM SYSTEM_RANGE(1, " + NUMBER + ")");
            statement.execute("CREATE INDEX by_holder ON accounts (holder)");
        }
    }

    int idOf(String holder) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM accounts WHERE LOWER(holder) = ?")) {
            select.setString(1, holder);
            try (ResultSet rows = select.executeQuery()) { // culprit WAIT executeQuery in eachAccountIsFound
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    void close() throws SQLException {
        connection.close();
    }
}
