package dev.culprit.analyzer.cli.fork;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs forks, one at a time. */
public final class ForkRunner {

    private static final Pattern SYSTEM_ERROR = Pattern.compile("error=\\d+, (.*)|error: \\d+ \\((.*)\\)");

    private final Recording recording;
    private final Children children;

    public ForkRunner(Recording recording, Children children) {
        this.recording = recording;
        this.children = children;
    }

    Recording recording() {
        return recording;
    }

    /**
     * Runs {@code fork} to its end.
     *
     * @return its exit code
     * @throws ForkFailure if it cannot be started
     */
    public int run(Fork fork) throws ForkFailure {
        ProcessBuilder builder = new ProcessBuilder(fork.command().words());
        Map<String, String> environment = builder.environment();
        environment.putAll(recording.environment(environment.get(Recording.TOOL_OPTIONS), fork));
        if (fork.command().directory() != null) {
            builder.directory(fork.command().directory().toFile());
        }
        connect(builder, fork);
        try {
            return children.run(builder);
        } catch (IOException e) {
            throw new ForkFailure(
                    "cannot start '" + fork.command().words().get(0) + "' (" + cause(e) + "); check its name and path");
        }
    }

    private static void connect(ProcessBuilder builder, Fork fork) {
        if (fork.log() == null) {
            builder.inheritIO();
            return;
        }
        // A measured command must not wait for a keyboard that is not there, nor eat the input of culprit's caller.
        builder.redirectInput(ForkOutput.nullDevice())
                .redirectErrorStream(true)
                .redirectOutput(fork.log().toFile());
    }

    /** What the system said: JDK 17 writes {@code error=2, No such file}, JDK 25 {@code Exec failed, error: 2 (No such file) }. */
    private static String cause(IOException e) {
        String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        if (message == null) {
            return e.toString();
        }
        Matcher system = SYSTEM_ERROR.matcher(message);
        return system.find() ? (system.group(1) == null ? system.group(2) : system.group(1)) : message;
    }
}
