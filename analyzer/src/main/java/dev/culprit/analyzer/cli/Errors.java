package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.git.GitFailure;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one line on standard error. */
final class Errors {

    private Errors() {}

    static int badUsage(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        print(
                command.getErr(),
                oneLine(error.getMessage()) + "; see '"
                        + command.getCommandSpec().qualifiedName() + " --help'");
        return ExitCodes.BAD_INPUT;
    }

    static int failed(Exception error, CommandLine command, ParseResult parsed) {
        if (isExpected(error)) {
            print(command.getErr(), String.valueOf(error.getMessage()));
        } else if (error instanceof InvalidPathException path) {
            print(command.getErr(), PathConverter.refusal(path));
        } else {
            report(error, command.getErr());
        }
        return ExitCodes.BAD_INPUT;
    }

    /** A result that nobody can read is none, whatever it was. */
    static int noOutput(PrintWriter err) {
        print(err, "cannot write to standard output; the disk is full, or the reader has gone");
        return ExitCodes.BAD_INPUT;
    }

    static int broken(Error error, PrintWriter err) {
        if (error instanceof OutOfMemoryError) {
            print(err, "out of memory; give it more with JAVA_TOOL_OPTIONS=-Xmx4g, or fewer profiles");
        } else {
            report(error, err);
        }
        return ExitCodes.BAD_INPUT;
    }

    static void print(PrintWriter err, String message) {
        err.println("culprit: " + message);
    }

    private static void report(Throwable error, PrintWriter err) {
        print(err, "internal error, please report it with the lines that follow: " + error);
        error.printStackTrace(err);
    }

    private static boolean isExpected(Exception error) {
        return error instanceof CommandFailure
                || error instanceof BaselineException
                || error instanceof ForkFailure
                || error instanceof GitFailure;
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
