package dev.culprit.analyzer.cli;

import picocli.CommandLine.Command;

/** {@code culprit} alone: shows what there is. */
@Command(
        name = "culprit",
        description = "Finds the call site that made your Java tests slower.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 no regression at or above --fail; 1 regression, or a claim that is refuted; 2 bad usage, unreadable"
                    + " input or a command that cannot be started; 3 --strict and the comparison cannot be trusted;"
                    + " 130 interrupted.",
            "Begin with 'culprit demo'."
        })
final class RootCommand implements Runnable {

    private final Invocation invocation;

    RootCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        Main.commandLine(invocation).usage(invocation.out());
    }
}
