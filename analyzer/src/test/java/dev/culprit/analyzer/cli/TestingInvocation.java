package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.Children;
import dev.culprit.analyzer.cli.fork.InterleavedForks.Clocks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Runs {@code culprit} inside the test's JVM and keeps what it prints. */
final class TestingInvocation {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Installation installation;
    private OutputStream standardOutput = out;
    private Clocks clocks = Clocks.SYSTEM;
    private int exit = -1;

    /** @param folder where an installation is pretended to be: a file that stands for the agent's jar is made in it */
    TestingInvocation(Path folder) {
        this.installation = new Installation(List.of(folder));
        try {
            Files.writeString(folder.resolve("culprit-agent.jar"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has standard output refuse what is written to it, as a full disk does. */
    TestingInvocation losingOutput() {
        standardOutput = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        return this;
    }

    /** Has measured commands take as long as {@code nanoClock} says. */
    TestingInvocation timedBy(LongSupplier nanoClock) {
        clocks = new Clocks(nanoClock, System::currentTimeMillis);
        return this;
    }

    /** Has it be that time of day. */
    TestingInvocation at(LongSupplier epochMillis) {
        clocks = new Clocks(System::nanoTime, epochMillis);
        return this;
    }

    TestingInvocation run(Object... arguments) {
        List<String> words =
                java.util.Arrays.stream(arguments).map(Object::toString).toList();
        exit = Main.run(invocation(words));
        return this;
    }

    /** Something to describe the commands with. */
    static Invocation describing(Path folder) {
        return new TestingInvocation(folder).invocation(List.of());
    }

    private Invocation invocation(List<String> words) {
        return new Invocation(
                words,
                stream(standardOutput),
                stream(err),
                Map.of(),
                Terminals.NONE,
                installation,
                new Children(),
                clocks);
    }

    int exit() {
        return exit;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
