package dev.culprit.analyzer.cli.fork;

/** A fork that did not give what was asked of it. The message is one line that names the command and how to mend it. */
public final class ForkFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public ForkFailure(String message) {
        super(message);
    }
}
