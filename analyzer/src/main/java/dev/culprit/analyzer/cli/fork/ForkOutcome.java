package dev.culprit.analyzer.cli.fork;

import java.nio.file.Path;
import java.util.List;

/** How a fork with a log ended, and what to say when that was not well. */
record ForkOutcome(String description, List<String> command, int exit, Path log) {

    /** By POSIX a shell that does not find the program. */
    private static final int NOT_FOUND = 127;

    ForkFailure failed() {
        String what = exit == NOT_FOUND ? " could not be started (exit code 127)" : " failed with exit code " + exit;
        return new ForkFailure(description + what + ": " + shown() + "; its output is in " + log
                + (exit == NOT_FOUND ? "" : "; --ignore-failures compares all the same") + ForkOutput.tail(log));
    }

    ForkFailure withoutProfile(boolean diedSilently) {
        String why = diedSilently
                ? " started a JVM that was killed before it wrote a profile: "
                : " wrote no profile: either it starts no JVM, or lines beginning 'culprit:' in its output say why: ";
        return new ForkFailure(description + why + shown() + "; its output is in " + log + ForkOutput.tail(log));
    }

    private String shown() {
        // The shell in front is culprit's own; the reader knows the command by what was typed.
        boolean shell = command.size() == 3
                && (command.get(1).equals("-c") || command.get(1).equals("/c"));
        return shell ? command.get(2) : ShellWords.join(command);
    }
}
