package dev.culprit.agent.telemetry;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls on streams of which only the object tells whether they wait. */
class StreamsIT {

    private static final String PROGRAM = """
            import java.io.*;
            import java.net.*;
            import java.nio.file.*;
            import java.util.zip.GZIPOutputStream;

            public class Main {

                interface Handler { void onEvent(int event) throws IOException; }

                static class Bus {
                    Handler handler;
                    void setHandler(Handler handler) { this.handler = handler; }
                    void publish(int event) throws IOException { handler.onEvent(event); }
                }

                static class Sending implements Handler {
                    private final InputStream in;
                    private final OutputStream out;
                    long answers;
                    Sending(Socket socket) throws IOException { in = socket.getInputStream(); out = socket.getOutputStream(); }
                    @Override public void onEvent(int event) throws IOException { send(event); }
                    private void send(long event) throws IOException {
                        byte[] padding = new byte[3];
                        int length = 2;
                        out.write((int) event); // one
                        out.write(padding); // array
                        out.write(padding, 1, length); // part
                        answers += in.read(); // read
                        answers += length + padding.length + event;
                    }
                }

                static class Keeping implements Handler {
                    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
                    private final OutputStream packed = new GZIPOutputStream(memory);
                    private final OutputStream plain = memory;
                    int read;
                    Keeping() throws IOException {}
                    @Override public void onEvent(int event) throws IOException {
                        packed.write(new byte[10_000], 5, 9_000);
                        plain.write(event);
                        InputStream again = new ByteArrayInputStream(memory.toByteArray());
                        read += again.read();
                    }
                }

                static class Failing implements Handler {
                    int failures;
                    @Override public void onEvent(int event) {
                        OutputStream none = null;
                        try {
                            none.write(event);
                        } catch (NullPointerException | IOException e) {
                            failures++;
                        }
                        try {
                            InputStream closed = new Socket().getInputStream();
                            failures += closed.read();
                        } catch (IOException e) {
                            failures++;
                        }
                    }
                }

                static class NoHandler {
                    int read(InputStream in) throws IOException { return in.read(); }
                }

                public static void main(String[] args) throws Exception {
                    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Thread collector = new Thread(() -> {
                        try (Socket client = server.accept()) {
                            byte[] event = new byte[6];
                            while (client.getInputStream().readNBytes(event, 0, 6) == 6) {
                                Thread.sleep(2);
                                client.getOutputStream().write(event[0]);
                            }
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                    collector.start();
                    Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                    Bus bus = new Bus();
                    Sending sending = new Sending(socket);
                    bus.setHandler(sending); // sending
                    for (int i = 0; i < 10; i++) { bus.publish(i); }
                    Keeping keeping = new Keeping();
                    bus.setHandler(keeping); // keeping
                    for (int i = 0; i < 10; i++) { bus.publish(i); }
                    Failing failing = new Failing();
                    bus.setHandler(failing); // failing
                    for (int i = 0; i < 10; i++) { bus.publish(i); }
                    int other = 0;
                    try (InputStream file = Files.newInputStream(Files.writeString(Path.of("file"), "a"))) {
                        other = new NoHandler().read(file);
                    }
                    socket.close();
                    collector.join();
                    System.out.println(sending.answers + " " + keeping.read + " " + failing.failures + " " + other);
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void thoseOnSocketsAreWaitsOfTheHandlerAndThoseInMemoryAreItsWork() {
        TelemetryProgram program =
                TelemetryProgram.run(directory, List.of(), "include=Main*,telemetry=Main$Handler", PROGRAM);

        assertThat(program.stdout()).isEqualTo("140 310 20 97");
        assertThat(waits(program, "Main$Sending"))
                .containsOnly(
                        entry("java.io.OutputStream.write:" + program.line("one"), 10L),
                        entry("java.io.OutputStream.write:" + program.line("array"), 10L),
                        entry("java.io.OutputStream.write:" + program.line("part"), 10L),
                        entry("java.io.InputStream.read:" + program.line("read"), 10L));
        assertThat(waits(program, "Main$Keeping")).isEmpty();
        assertThat(waits(program, "Main$Failing")).isEmpty();
        assertThat(waits(program, "Main$NoHandler")).isEmpty();
        Telemetry.Handler sending = program.handler(program.registered("sending"));
        assertThat(program.calls(sending)).isEqualTo(10);
        assertThat(nanos(program, "read")).isGreaterThan(20_000_000);
        assertThat(program.totalNanos(sending)).isGreaterThan(nanos(program, "read"));
    }

    @Test
    void withoutWaitsTheyAreTheHandlersWork() {
        TelemetryProgram program =
                TelemetryProgram.run(directory, List.of(), "include=Main*,telemetry=Main$Handler,waits=off", PROGRAM);

        assertThat(waits(program, "Main$Sending")).isEmpty();
        assertThat(program.calls(program.handler(program.registered("sending"))))
                .isEqualTo(10);
    }

    /** Counts of the waits right below methods of that class, by what waits and line; of streams alone. */
    private static TreeMap<String, Long> waits(TelemetryProgram program, String className) {
        TreeMap<String, Long> waits = new TreeMap<>();
        for (CallTree tree : program.profile().callTrees()) {
            for (int row = 0; row < tree.method().length; row++) {
                MethodInfo method = method(program, tree, row);
                MethodInfo parent = tree.parent()[row] < 0 ? null : method(program, tree, tree.parent()[row]);
                if (method != null
                        && parent != null
                        && method.kind() == MethodKind.IO
                        && method.className().endsWith("putStream")
                        && parent.className().equals(className)) {
                    waits.merge(
                            method.className() + "." + method.name() + ":" + tree.line()[row],
                            tree.count()[row],
                            Long::sum);
                }
            }
        }
        return waits;
    }

    private static long nanos(TelemetryProgram program, String line) {
        long nanos = 0;
        for (CallTree tree : program.profile().callTrees()) {
            for (int row = 0; row < tree.method().length; row++) {
                MethodInfo method = method(program, tree, row);
                if (method != null
                        && method.className().equals("java.io.InputStream")
                        && tree.line()[row] == program.line(line)) {
                    nanos += tree.totalNanos()[row];
                }
            }
        }
        return nanos;
    }

    private static MethodInfo method(TelemetryProgram program, CallTree tree, int row) {
        return tree.method()[row] < 0 ? null : program.profile().methods().get(tree.method()[row]);
    }
}
