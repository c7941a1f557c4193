package dev.culprit.agent.waits;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.profile.MethodKind;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits for a real database and a real HTTP server. */
final class LibraryWaitsIT {

    @TempDir
    private Path directory;

    @Test
    void callsOfADatabaseAreRowsWithCountAndTime() throws URISyntaxException {
        String source = """
                package app;
                import aside.Measured;
                import java.sql.*;
                public class Main {
                    static int rows(ResultSet result) throws Exception {
                        int[] rows = new int[1];
                        Measured.time("next", () -> {
                            while (result.next()) rows[0]++; // next
                        });
                        return rows[0];
                    }
                    public static void main(String[] args) throws Exception {
                        Connection[] connection = new Connection[1];
                        Measured.time("connect", () -> {
                            connection[0] = DriverManager.getConnection("jdbc:h2:mem:waits"); // connect
                        });
                        try (Statement statement = connection[0].createStatement()) {
                            statement.execute("create alias REST for 'java.lang.Thread.sleep(long)'");
                            statement.execute("create table T(N int) as select X from system_range(1, 10)");
                            Measured.time("call", () -> {
                                for (int i = 0; i < 2; i++) statement.execute("call REST(20)"); // call
                            });
                            Measured.time("failure", () -> {
                                try {
                                    statement.executeQuery("select nothing"); // failure
                                } catch (SQLException e) {
                                    Thread.onSpinWait();
                                }
                            });
                        }
                        try (PreparedStatement insert = connection[0].prepareStatement("insert into T values (?)")) {
                            connection[0].setAutoCommit(false);
                            for (int i = 11; i <= 15; i++) { insert.setInt(1, i); insert.addBatch(); }
                            Measured.time("batch", () -> {
                                insert.executeBatch(); // batch
                            });
                            Measured.time("commit", () -> {
                                connection[0].commit(); // commit
                            });
                        }
                        try (Statement query = connection[0].createStatement()) {
                            int rows = rows(query.executeQuery("select N from T"));
                            if (rows != 15) throw new AssertionError(rows);
                        }
                        Measured.print();
                    }
                }
                """;
        Path h2 = Path.of(org.h2.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ForkedJvm jvm = new ForkedJvm(directory, source, WaitingProgram.MEASURED)
                .quick()
                .options("include=app.**");

        WaitingProgram program = WaitingProgram.run(jvm.jvm("-cp", jvm.classes() + File.pathSeparator + h2), source);

        program.wait("connect", MethodKind.JDBC, "DriverManager.getConnection", 1);
        program.wait("call", MethodKind.JDBC, "Statement.execute", 2, 40);
        program.wait("failure", MethodKind.JDBC, "Statement.executeQuery", 1);
        program.wait("batch", MethodKind.JDBC, "PreparedStatement.executeBatch", 1);
        program.wait("commit", MethodKind.JDBC, "Connection.commit", 1);
        program.wait("next", MethodKind.JDBC, "ResultSet.next", 16);
    }

    @Test
    void requestsToAnHttpServerAreRowsWithCountAndTime() {
        String source = """
                package app;
                import aside.Measured;
                import com.sun.net.httpserver.*;
                import java.io.InputStream;
                import java.net.*;
                import java.net.http.*;
                public class Main {
                    static void answer(HttpExchange exchange) throws java.io.IOException {
                        try { Thread.sleep(20); } catch (InterruptedException e) { throw new AssertionError(e); }
                        exchange.sendResponseHeaders(200, 2);
                        exchange.getResponseBody().write(new byte[] {'o', 'k'});
                        exchange.close();
                    }
                    public static void main(String[] args) throws Exception {
                        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                        server.createContext("/", Main::answer);
                        server.start();
                        URI uri = new URI("http://localhost:" + server.getAddress().getPort() + "/");
                        HttpClient client = HttpClient.newHttpClient();
                        HttpRequest request = HttpRequest.newBuilder(uri).build();
                        Measured.time("send", () -> {
                            for (int i = 0; i < 3; i++) {
                                String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // send
                                if (!body.equals("ok")) throw new AssertionError(body);
                            }
                        });
                        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
                        Measured.time("code", () -> {
                            if (connection.getResponseCode() != 200) throw new AssertionError(); // code
                        });
                        Measured.time("body", () -> {
                            try (InputStream in = connection.getInputStream()) {
                                in.readAllBytes(); // body
                            }
                        });
                        server.stop(0);
                        Measured.print();
                    }
                }
                """;
        WaitingProgram program = WaitingProgram.run(
                new ForkedJvm(directory, source, WaitingProgram.MEASURED)
                        .quick()
                        .options("include=app.**"),
                source);

        program.wait("send", MethodKind.HTTP, "HttpClient.send", 3, 60);
        program.wait("code", MethodKind.HTTP, "HttpURLConnection.getResponseCode", 1, 20);
        program.wait("body", MethodKind.IO, "InputStream.readAllBytes", 1);
    }
}
