package dev.culprit.analyzer.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** Where the process begins, and the only place that ends it. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Invocation invocation = Invocation.ofThisProcess(List.of(args));
        invocation.children().stopAtShutdown();
        System.exit(run(invocation));
    }

    /** Runs the command that {@code invocation} asks for and gives the exit code of the public contract. */
    static int run(Invocation invocation) {
        try {
            int exit = commandLine(invocation).execute(invocation.arguments().toArray(String[]::new));
            return invocation.out().checkError() ? Errors.noOutput(invocation.errWriter()) : exit;
        } catch (Error e) {
            // Uncaught, it would end the process with 1, which says "regression".
            return Errors.broken(e, invocation.errWriter());
        }
    }

    static CommandLine commandLine(Invocation invocation) {
        CommandLine root = new CommandLine(new RootCommand(invocation));
        Subcommands.add(root, invocation.arguments(), invocation);
        // All that follows COMMAND belongs to COMMAND, even what looks like an option or an @file of culprit's.
        root.setExpandAtFiles(false);
        root.getSubcommands().computeIfPresent("run", (name, run) -> run.setStopAtPositional(true));
        root.registerConverter(Path.class, new PathConverter());
        return root.setOut(invocation.outWriter())
                .setErr(invocation.errWriter())
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Errors::badUsage)
                .setExecutionExceptionHandler(Errors::failed);
    }
}
