package dev.culprit.analyzer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code culprit baseline}: what can be done with stored baselines. */
@Command(
        name = "baseline",
        description = "Keeps profile sets to compare later ones with.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class BaselineCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    static CommandLine of(Invocation invocation) {
        return new CommandLine(new BaselineCommand())
                .addSubcommand(new BaselineSaveCommand(invocation))
                .addSubcommand(new BaselineListCommand(invocation))
                .addSubcommand(new BaselineShowCommand(invocation))
                .addSubcommand(new BaselinePruneCommand(invocation))
                .addSubcommand(new BaselineRefreshCommand(invocation));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
