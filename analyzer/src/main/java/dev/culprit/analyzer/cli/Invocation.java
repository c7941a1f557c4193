package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.Children;
import dev.culprit.analyzer.cli.fork.InterleavedForks.Clocks;
import dev.culprit.analyzer.cli.fork.ShellWords;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * One call of {@code culprit} and its surroundings.
 *
 * @param arguments as typed
 * @param out standard output, for what was asked for
 * @param err standard error, for progress, notes and errors
 * @param environment the environment variables
 * @param terminals which of the two streams are terminals
 * @param installation where culprit's own files are
 * @param children the processes that commands start
 * @param clocks what measured commands are timed by
 */
record Invocation(
        List<String> arguments,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Terminals terminals,
        Installation installation,
        Children children,
        Clocks clocks) {

    Invocation {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    static Invocation ofThisProcess(List<String> arguments) {
        return new Invocation(
                arguments,
                System.out,
                System.err,
                System.getenv(),
                Terminals.ofThisProcess(),
                Installation.ofThisProcess(),
                new Children(),
                Clocks.SYSTEM);
    }

    /** The call as a shell would read it, but for passwords: reports show it. */
    String commandLine() {
        return "culprit " + ShellWords.join(StoreOption.withoutSecrets(arguments));
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true);
    }

    /** Whether to write colours on standard output; {@code NO_COLOR} is the convention of no-color.org. */
    boolean colour() {
        return terminals.out() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
