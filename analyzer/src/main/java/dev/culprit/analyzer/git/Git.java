package dev.culprit.analyzer.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * git in a directory.
 *
 * @param directory where it runs
 * @param starter what starts its processes
 * @param environment variables that they get in addition
 */
record Git(Path directory, ProcessStarter starter, Map<String, String> environment) {

    /** Inside a hook git sets these, and then it would speak of another tree than that of the directory. */
    private static final List<String> OF_HOOKS = List.of(
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_PREFIX",
            "GIT_COMMON_DIR",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_QUARANTINE_PATH");

    Git {
        environment = Map.copyOf(environment);
    }

    Git(Path directory, ProcessStarter starter) {
        this(directory, starter, Map.of());
    }

    /**
     * What git said.
     *
     * @param exit its exit code
     * @param out standard output without the last line break
     * @param error the line that says what went wrong, without {@code fatal:}; empty when there is none
     */
    record Answer(int exit, String out, String error) {

        boolean ok() {
            return exit == 0;
        }

        List<String> lines() {
            return out.lines().toList();
        }
    }

    Git in(Path other) {
        return new Git(other, starter, environment);
    }

    /** The same with processes that run to their end whatever happens. */
    Git unstoppable() {
        return new Git(directory, ProcessStarter::waitFor, environment);
    }

    /**
     * Runs git.
     *
     * @throws GitFailure if there is no git
     */
    Answer ask(String... arguments) throws GitFailure {
        return ask(null, null, arguments);
    }

    /**
     * Runs git with bytes on its standard input and output.
     *
     * @param in what it reads, null for nothing
     * @param out where it writes, null for the answer itself
     */
    Answer ask(@Nullable Path in, @Nullable Path out, String... arguments) throws GitFailure {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(OF_HOOKS);
        builder.environment().put("LC_ALL", "C");
        // Reading the state of somebody's tree is no reason to lock its index.
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().putAll(environment);
        if (in != null) {
            builder.redirectInput(in.toFile());
        }
        try {
            return out == null ? ask(builder) : ask(builder, out);
        } catch (IOException e) {
            throw new GitFailure("cannot run git (" + e.getMessage()
                    + "); install it, or check both commits out yourself and use --baseline-command and"
                    + " --candidate-command");
        }
    }

    /** Through files: nobody reads pipes while the process runs, and a full one would stop it. */
    private Answer ask(ProcessBuilder builder) throws IOException {
        Path out = Files.createTempFile("culprit-git", ".out");
        try {
            Answer answer = ask(builder, out);
            return new Answer(answer.exit(), text(out).stripTrailing(), answer.error());
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private Answer ask(ProcessBuilder builder, Path out) throws IOException {
        Path err = Files.createTempFile("culprit-git", ".err");
        try {
            int exit = starter.run(builder.redirectOutput(out.toFile()).redirectError(err.toFile()));
            return new Answer(exit, "", error(text(err)));
        } finally {
            Files.deleteIfExists(err);
        }
    }

    private static String text(Path file) throws IOException {
        // File names are bytes to git; one that is no UTF-8 must not end the comparison.
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String error(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.startsWith("fatal: ") || line.startsWith("error: "))
                .findFirst()
                .map(line -> line.substring("fatal: ".length()))
                .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    }
}
