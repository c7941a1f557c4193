package dev.culprit.analyzer.git;

/** Something that git would not do. The message is one line that says how to mend it. */
public final class GitFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public GitFailure(String message) {
        super(message);
    }
}
