package dev.culprit.analyzer.cli.comment;

import java.io.IOException;

/** A comment could not be read or written. The message says why, in one line, and holds nothing secret. */
public final class CommentFailure extends IOException {

    private static final long serialVersionUID = 1;

    CommentFailure(String message) {
        super(message);
    }
}
