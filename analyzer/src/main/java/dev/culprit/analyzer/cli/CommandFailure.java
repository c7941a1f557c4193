package dev.culprit.analyzer.cli;

/** Ends a command with exit code 2. The message is one line that names the input and how to mend it. */
final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }
}
