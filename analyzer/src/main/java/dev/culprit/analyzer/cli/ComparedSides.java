package dev.culprit.analyzer.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is compared, besides the commits themselves. */
final class ComparedSides {

    @Option(names = "--baseline-command", paramLabel = "CMD", description = "The baseline, run by the shell.")
    @Nullable
    String baselineCommand;

    @Option(names = "--candidate-command", paramLabel = "CMD", description = "The candidate, run by the shell.")
    @Nullable
    String candidateCommand;

    @Option(
            names = "--build",
            paramLabel = "CMD",
            description =
                    "With commits: run by the shell once on each side before anything is measured, without the agent."
                            + " Default: COMMAND builds itself, and its warm-up does so uncounted.")
    @Nullable
    String build;

    @Option(
            names = "--keep-worktrees",
            description = "With commits: leave the checked out commits where they are instead of removing them.")
    boolean keepWorktrees;

    /** Which of these options were given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (baselineCommand != null) {
            given.add("--baseline-command");
        }
        if (candidateCommand != null) {
            given.add("--candidate-command");
        }
        if (build != null) {
            given.add("--build");
        }
        if (keepWorktrees) {
            given.add("--keep-worktrees");
        }
        return given;
    }

    /** Refuses what does not go together. */
    void check(CommandWords typed) throws CommandFailure {
        boolean commands = baselineCommand != null || candidateCommand != null;
        if (commands && !typed.isEmpty()) {
            throw new CommandFailure("either two commits and COMMAND, or --baseline-command and --candidate-command;"
                    + " not both, see 'culprit compare --help'");
        }
        if (commands || typed.isEmpty()) {
            required("--baseline-command", baselineCommand);
            required("--candidate-command", candidateCommand);
            if (build != null || keepWorktrees) {
                throw new CommandFailure((build != null ? "--build" : "--keep-worktrees")
                        + " goes with commits; two commands are run where they are");
            }
        } else {
            typed.check();
        }
    }

    /** The baseline's command. */
    String baseline() throws CommandFailure {
        return required("--baseline-command", baselineCommand);
    }

    /** The candidate's command. */
    String candidate() throws CommandFailure {
        return required("--candidate-command", candidateCommand);
    }

    private static String required(String option, @Nullable String value) throws CommandFailure {
        if (value == null || value.isBlank()) {
            throw new CommandFailure(option + " is missing; compare needs BASE_REF [CANDIDATE_REF] -- COMMAND, or"
                    + " --baseline-command CMD and --candidate-command CMD, see 'culprit compare --help'");
        }
        return value;
    }
}
