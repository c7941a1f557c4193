package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.Children;
import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.ForkOutput;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a side once, before anything is measured and without the agent. */
final class Build {

    private final Children children;
    private final Path logs;

    Build(Children children, Path logs) {
        this.children = children;
        this.logs = logs;
    }

    void run(String side, String command, @Nullable Path directory) throws ForkFailure {
        Path log = logs.resolve("build-" + side + ".log");
        try {
            Files.createDirectories(logs);
            ProcessBuilder builder = new ProcessBuilder(shell(command))
                    .redirectErrorStream(true)
                    .redirectInput(ForkOutput.nullDevice())
                    .redirectOutput(log.toFile());
            if (directory != null) {
                builder.directory(directory.toFile());
            }
            int exit = children.run(builder);
            if (exit != 0) {
                throw new ForkFailure("building the " + side + " failed with exit code " + exit + ": " + command
                        + "; its output is in " + log + ForkOutput.tail(log));
            }
        } catch (IOException e) {
            throw new ForkFailure("cannot build the " + side + " (" + e.getMessage() + "): " + command);
        }
    }

    static List<String> shell(String command) {
        return File.separatorChar == '\\' ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
    }
}
