package dev.culprit.analyzer.baseline;

import java.io.IOException;

/** A store or an entry that cannot be used. The message is one line that names it and what is wrong. */
public final class BaselineException extends IOException {

    private static final long serialVersionUID = 1L;

    public BaselineException(String message) {
        super(message);
    }

    BaselineException(String message, Throwable cause) {
        super(message, cause);
    }
}
