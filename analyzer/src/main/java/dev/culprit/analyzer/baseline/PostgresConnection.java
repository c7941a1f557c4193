package dev.culprit.analyzer.baseline;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A connection that is opened when it is first needed, and the tables behind it. No message has what follows the database's name in the
 * URL, nor a name before the host: there passwords are. Not thread safe.
 */
final class PostgresConnection implements AutoCloseable {

    static final String PREFIX = "jdbc:postgresql:";

    /** Prints URLs; everything that matters is in exceptions as well. Kept here, for a logger that nobody holds forgets its level. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    /** A server that says nothing for five minutes will not any more. */
    private static final String SOCKET_SECONDS = "300";

    private final String url;
    private final Properties properties;
    private @Nullable Connection opened;

    /**
     * Takes note of where it goes; nothing is connected yet.
     *
     * @param environment where {@code PGUSER} and {@code PGPASSWORD} are looked up when the URL has no user or password
     * @throws BaselineException if the URL is not one of PostgreSQL
     */
    PostgresConnection(String url, Map<String, String> environment) throws BaselineException {
        this.url = url;
        DRIVER.setLevel(Level.OFF);
        if (!url.startsWith(PREFIX) || Driver.parseURL(url, new Properties()) == null) {
            throw new BaselineException(
                    "'" + this + "' is no URL of a PostgreSQL database, such as " + PREFIX + "//HOST/DATABASE");
        }
        properties = new Properties();
        properties.setProperty("ApplicationName", "culprit");
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        environment.forEach((name, value) -> {
            if (name.equals("PGUSER") || name.equals("PGPASSWORD")) {
                properties.setProperty(name.equals("PGUSER") ? "user" : "password", value);
            }
        });
    }

    /** Something that is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException, IOException;
    }

    /** Reads, all as it is at one moment; {@code otherwise} when there are no tables yet. */
    <T> T read(Work<T> work, T otherwise) throws BaselineException {
        return transaction(
                connection -> {
                    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    connection.setReadOnly(true);
                    return new PostgresTables(connection).exist() ? work.with(connection) : otherwise;
                },
                "cannot be read");
    }

    /** Writes all or nothing, into tables that are made when there are none. */
    <T> T write(Work<T> work) throws BaselineException {
        return transaction(
                connection -> {
                    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                    connection.setReadOnly(false);
                    new PostgresTables(connection).make();
                    return work.with(connection);
                },
                "cannot be written");
    }

    private <T> T transaction(Work<T> work, String what) throws BaselineException {
        try {
            Connection connection = open();
            boolean done = false;
            try {
                T result = work.with(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    // Rolls back, and what comes next is not done on a connection that may be broken.
                    close();
                }
            }
        } catch (SQLException | IOException e) {
            // The first line says what; those that follow, where in the statement.
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new BaselineException("the database " + this + " " + what + ": " + why, e);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = opened;
        if (connection == null) {
            connection = new Driver().connect(url, properties);
            if (connection == null) {
                throw new SQLException("the driver does not take the URL");
            }
            connection.setAutoCommit(false);
            opened = connection;
        }
        return connection;
    }

    @Override
    public void close() {
        Connection connection = opened;
        opened = null;
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // What was to be kept is committed.
            return;
        }
    }

    /** Where it goes, without users and passwords. */
    @Override
    public String toString() {
        return url.replaceFirst("[?].*", "").replaceAll("//[^/@]*@", "//");
    }
}
