package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.Fork;
import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.ForkRunner;
import dev.culprit.analyzer.cli.fork.HandedOnPlan;
import dev.culprit.analyzer.cli.fork.MeasuredCommand;
import dev.culprit.analyzer.cli.fork.ProfileFolder;
import dev.culprit.analyzer.cli.fork.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit run}. */
@Command(
        name = "run",
        description = "Runs COMMAND with the agent in every JVM that it starts. Exits with COMMAND's exit code.",
        customSynopsis =
                "culprit run -o SET [--forks N] [--include P]... [--exclude P]... [--sampling EVENTS] -- COMMAND...",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "SET",
            required = true,
            description = "Directory for the profiles, one file per JVM. Profiles that are there already are kept.")
    Path out = Path.of("");

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often to run COMMAND (default: ${DEFAULT-VALUE}).")
    int forks = 1;

    @Mixin
    RecordingOptions recording = new RecordingOptions();

    @Option(
            names = {"-q", "--quiet"},
            description = "No notes on standard error.")
    boolean quiet;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "Program and arguments, as they are.")
    List<String> command = List.of();

    RunCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws CommandFailure, ForkFailure {
        Counts.requirePositive("--forks", forks);
        Recording how = recording.recording(invocation.installation());
        ForkRunner runner = new ForkRunner(how, invocation.children());
        ProfileFolder set = new ProfileFolder(out);
        set.create();
        int before = set.profiles();
        int last = set.lastFork();
        if (before > 0) {
            note(out + " already holds " + Counts.of(before, "profile") + "; adding fork " + (last + 1) + " to them");
        }
        MeasuredCommand measured = MeasuredCommand.of(command);
        int exit = ExitCodes.OK;
        try (HandedOnPlan plan = new HandedOnPlan(set)) {
            for (int fork = last + 1; fork <= last + forks; fork++) {
                int forkExit = runFork(runner, new Fork(Integer.toString(fork), measured, set, null));
                exit = exit == ExitCodes.OK ? forkExit : exit;
                if (fork == last + 1 && forks > 1 && !how.hasPlan()) {
                    measured = plan.of(Integer.toString(fork), measured);
                }
            }
        }
        if (set.profiles() > before) {
            note(Counts.of(set.profiles() - before, "profile") + " of " + Counts.of(forks, "fork") + " in " + out);
        }
        return exit;
    }

    private int runFork(ForkRunner runner, Fork fork) throws ForkFailure {
        int exit = runner.run(fork);
        if (fork.out().profilesOf(fork.name()) == 0) {
            String why = fork.out().diedSilently(fork.name())
                    ? "a JVM was killed before it wrote one"
                    : "either COMMAND started no JVM, or lines above that begin 'culprit:' say why";
            Errors.print(
                    invocation.errWriter(),
                    "fork " + fork.name() + " of " + command.get(0) + " wrote no profile: " + why);
        }
        return exit;
    }

    private void note(String text) {
        if (!quiet) {
            Errors.print(invocation.errWriter(), text);
        }
    }
}
