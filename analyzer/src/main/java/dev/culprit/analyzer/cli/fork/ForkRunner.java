package dev.culprit.analyzer.cli.fork;

import java.io.File;
import java.io.IOException;
import java.util.Map;

/** Runs forks, one at a time. */
public final class ForkRunner {

    private final Recording recording;
    private final Children children;

    public ForkRunner(Recording recording, Children children) {
        this.recording = recording;
        this.children = children;
    }

    /**
     * Runs {@code fork} to its end.
     *
     * @return its exit code
     * @throws ForkFailure if it cannot be started
     */
    public int run(Fork fork) throws ForkFailure {
        ProcessBuilder builder = new ProcessBuilder(fork.command());
        Map<String, String> environment = builder.environment();
        environment.putAll(recording.environment(
                environment.get(Recording.TOOL_OPTIONS), fork.out().path(), fork.name()));
        connect(builder, fork);
        try {
            return children.run(builder);
        } catch (IOException e) {
            throw new ForkFailure(
                    "cannot start '" + fork.command().get(0) + "' (" + cause(e) + "); check its name and path");
        }
    }

    private static void connect(ProcessBuilder builder, Fork fork) {
        if (fork.log() == null) {
            builder.inheritIO();
            return;
        }
        // A measured command must not wait for a keyboard that is not there, nor eat the input of culprit's caller.
        builder.redirectInput(nullDevice())
                .redirectErrorStream(true)
                .redirectOutput(fork.log().toFile());
    }

    private static File nullDevice() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    /** {@code Cannot run program "x": error=2, No such file or directory} becomes its last part. */
    private static String cause(IOException e) {
        String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        return message == null ? e.toString() : message.replaceFirst("^error=\\d+, ", "");
    }
}
