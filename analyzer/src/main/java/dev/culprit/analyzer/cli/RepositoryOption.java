package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.Repository;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which repository the commits are of. */
final class RepositoryOption {

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description = "Working tree whose commits are meant (default: the current directory).")
    Path directory = Path.of("");

    /** Whether it was said. */
    boolean isGiven() {
        return !directory.toString().isEmpty();
    }

    Repository open(Invocation invocation) throws GitFailure {
        return Repository.around(directory.toAbsolutePath(), invocation.children()::run);
    }
}
