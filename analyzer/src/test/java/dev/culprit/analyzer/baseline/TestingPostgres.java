package dev.culprit.analyzer.baseline;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real server on a free port of the loopback, one for all tests of a JVM.
 *
 * <p>It refuses to run as root. The embedded one then runs in a user namespace; where the system does not allow these, that which is
 * installed runs as nobody. Where neither works the tests say so and are skipped, but never in CI: {@code CULPRIT_POSTGRES=required}.
 */
public final class TestingPostgres {

    private static @Nullable String url;
    private static int databases;

    private TestingPostgres() {}

    /** The URL of an empty database; its user may do anything. */
    public static synchronized String database() throws SQLException {
        String server = url == null ? start() : url;
        url = server;
        String name = "culprit" + ++databases;
        execute(server + "postgres?user=postgres", "create database " + name);
        return server + name + "?user=postgres";
    }

    static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String start() {
        List<String> reasons = new ArrayList<>();
        try {
            // Its own hook ends it with this JVM.
            return "jdbc:postgresql://127.0.0.1:"
                    + EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .start()
                            .getPort()
                    + "/";
        } catch (IOException | IllegalStateException e) {
            reasons.add("embedded: " + e);
        }
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            for (Path version : versions.toList()) {
                return "jdbc:postgresql://127.0.0.1:" + start(version.resolve("bin")) + "/";
            }
        } catch (IOException e) {
            reasons.add("installed: " + e);
        }
        String reason = "no PostgreSQL can be started on this machine: " + reasons;
        return "required".equals(System.getenv("CULPRIT_POSTGRES")) ? fail(reason) : abort(reason);
    }

    private static int start(Path bin) throws IOException {
        Path home = Files.createTempDirectory("culprit-postgres");
        boolean root = System.getProperty("user.name").equals("root");
        if (root) {
            run(home, List.of("chown", "nobody", home.toString()));
        }
        List<String> user = root ? List.of("setpriv", "--reuid=nobody", "--clear-groups") : List.of();
        Path data = home.resolve("data");
        String control = bin.resolve("pg_ctl").toString();
        run(home, user, bin.resolve("initdb").toString(), "-A", "trust", "-U", "postgres", "-N", "-D", data.toString());
        int port = freePort();
        String options = "-F -p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + home;
        run(
                home,
                user,
                control,
                "start",
                "-w",
                "-D",
                data.toString(),
                "-l",
                home.resolve("data/log").toString(),
                "-o",
                options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                run(home, user, control, "stop", "-m", "immediate", "-D", data.toString());
                Scratch.delete(home);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path home, List<String> words, String... more) throws IOException {
        List<String> command = new ArrayList<>(words);
        command.addAll(List.of(more));
        Path log = Files.createTempFile("culprit-postgres", ".log");
        try {
            // A server inherits the output of what starts it, so that a pipe would stay open.
            int exit = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException(command + ": " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(log);
        }
    }
}
