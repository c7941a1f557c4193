package dev.culprit.analyzer.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a check measures again before it accuses anybody, and measures the merge base when it has no baseline. */
final class RemeasureOptions {

    /** So long a pipeline waits for certainty. */
    static final Duration USUAL = Duration.ofMinutes(30);

    @Option(
            names = "--remeasure",
            description = "Refuse to check without a COMMAND by which a suspect could be measured again.")
    boolean required;

    @Option(
            names = "--no-remeasure",
            description =
                    "Run nothing, even if culprit.yml has a command: for jobs that must not run a candidate's code.")
    boolean never;

    @Option(
            names = "--build",
            paramLabel = "CMD",
            description =
                    "Run by the shell once on each side before it is measured (default: 'remeasure' of culprit.yml).")
    @Nullable
    String build;

    @Option(
            names = "--max-time",
            paramLabel = "T",
            converter = DurationConverter.class,
            description = "Begin no new pair of forks after T (default: 'remeasure' of culprit.yml, else 30m).")
    @Nullable
    Duration maxTime;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Directory for what is measured again (default: .culprit/check-<time>).")
    @Nullable
    Path out;

    /** Whether anything was typed for measuring again. */
    boolean isAsked() {
        return required || build != null || maxTime != null || out != null;
    }

    /**
     * What to run; null when nothing is to be run.
     *
     * @param typed the command after {@code --}, empty when there is none
     * @throws CommandFailure if the options contradict each other, or there has to be a command and is none
     */
    @Nullable
    Plan plan(List<String> typed, GateFile.Remeasure file) throws CommandFailure {
        if (never) {
            if (required || !typed.isEmpty()) {
                throw new CommandFailure("--no-remeasure runs nothing; it does not go with "
                        + (required ? "--remeasure" : "a command after '--'"));
            }
            return null;
        }
        List<String> command = !typed.isEmpty() || file.command() == null ? typed : Build.shell(file.command());
        if (command.isEmpty() && required) {
            throw new CommandFailure("--remeasure needs a command: write it after '--', or as 'command' in the section"
                    + " 'remeasure' of culprit.yml");
        }
        Duration time = maxTime != null ? maxTime : file.maxTime();
        return command.isEmpty()
                ? null
                : new Plan(command, build != null ? build : file.build(), time == null ? USUAL : time);
    }

    /**
     * What is run.
     *
     * @param command program and arguments
     * @param build what the shell runs before on each side, null for nothing
     * @param maxTime after which no new pair is begun
     */
    record Plan(List<String> command, @Nullable String build, Duration maxTime) {}
}
