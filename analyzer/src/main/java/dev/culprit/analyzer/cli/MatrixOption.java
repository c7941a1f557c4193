package dev.culprit.analyzer.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One command at several settings. */
final class MatrixOption {

    @Option(
            names = "--matrix",
            paramLabel = "NAME=V1,V2,...",
            description =
                    "Compare one command at several settings: COMMAND is run with {NAME} replaced by each value in turn, and held"
                            + " against the first one. --forks is the number of rounds then (default: "
                            + MatrixComparison.ROUNDS + "; with --claim, until it is decided, at most "
                            + ClaimLooks.MOST_ROUNDS + ", or " + ClaimLooks.MOST_IN_TIME + " within --max-time).")
    @Nullable
    String text;

    boolean isGiven() {
        return text != null;
    }

    /**
     * The settings.
     *
     * @throws CommandFailure if they cannot be understood, or do not go with {@code command}
     */
    MatrixSpec settings(List<String> command) throws CommandFailure {
        MatrixSpec settings = MatrixSpec.parse(text == null ? "" : text);
        settings.checkCommand(command);
        return settings;
    }
}
