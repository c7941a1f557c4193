package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Thresholds;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit compare} with two commands. */
@Command(
        name = "compare",
        description = "Runs two commands interleaved on this machine and compares them.",
        customSynopsis = "culprit compare --baseline-command CMD --candidate-command CMD [--forks N] [OPTIONS]",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(names = "--baseline-command", paramLabel = "CMD", description = "The baseline, run by the shell.")
    @Nullable
    String baselineCommand;

    @Option(names = "--candidate-command", paramLabel = "CMD", description = "The candidate, run by the shell.")
    @Nullable
    String candidateCommand;

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often to run each command (default: ${DEFAULT-VALUE}).")
    int forks = 5;

    @Option(names = "--no-warmup", description = "Do not run each command once uncounted before.")
    boolean noWarmup;

    @Option(
            names = "--max-time",
            paramLabel = "T",
            converter = DurationConverter.class,
            description = "Begin no new pair of forks after T, such as 90s, 10m or 1h30m.")
    @Nullable
    Duration maxTime;

    @Option(names = "--ignore-failures", description = "Count forks that exit with another code than 0.")
    boolean ignoreFailures;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Directory for profiles and logs (default: .culprit/compare-<time>).")
    @Nullable
    Path out;

    @Mixin
    RecordingOptions recording = new RecordingOptions();

    @Mixin
    ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    LabelOptions labels = new LabelOptions();

    @Mixin
    OutputOptions outputs = new OutputOptions();

    @Parameters(hidden = true, arity = "0..*")
    List<String> commits = List.of();

    CompareCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (!commits.isEmpty()) {
            throw new CommandFailure(
                    "comparing commits (" + commits.get(0) + " …) is not in this version yet; check both"
                            + " out and use --baseline-command 'cd OLD && …' --candidate-command 'cd NEW && …'");
        }
        String baseline = required("--baseline-command", baselineCommand);
        String candidate = required("--candidate-command", candidateCommand);
        Counts.requirePositive("--forks", forks);
        Thresholds limits = thresholds.thresholds();
        Outputs results = new Outputs(outputs, invocation);
        results.check();
        Plan plan = plan(baseline, candidate);
        measure(plan);
        Comparison comparison = new Pipeline(LoadingLine.of(invocation, outputs))
                .compare(
                        ProfileSet.of(plan.baseline().path(), label(labels.baseline, baseline)),
                        ProfileSet.of(plan.candidate().path(), label(labels.candidate, candidate)),
                        limits,
                        invocation.commandLine());
        return results.write(Result.of(comparison, invocation.colour()), ExitCodes.of(comparison, thresholds.strict));
    }

    private void measure(Plan plan) throws CommandFailure, ForkFailure {
        new Measurement(invocation, recording.recording(invocation.installation()), outputs.quiet).run(plan);
    }

    private Plan plan(String baseline, String candidate) throws ForkFailure {
        Path folder = out == null ? WorkFolder.create("compare") : out;
        return new Plan(shell(baseline), shell(candidate), folder, forks, !noWarmup, maxTime, ignoreFailures);
    }

    private static List<String> shell(String command) {
        return File.separatorChar == '\\' ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
    }

    private static String label(@Nullable String given, String command) {
        return given == null ? command : given;
    }

    private static String required(String option, @Nullable String value) throws CommandFailure {
        if (value == null || value.isBlank()) {
            throw new CommandFailure(option + " is missing; compare needs --baseline-command CMD and"
                    + " --candidate-command CMD, see 'culprit compare --help'");
        }
        return value;
    }
}
