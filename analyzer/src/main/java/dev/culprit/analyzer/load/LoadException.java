package dev.culprit.analyzer.load;

import java.io.IOException;

/** Paths that do not make a profile set. The message is one line that names the path, what is wrong, and how to mend it. */
public final class LoadException extends IOException {

    private static final long serialVersionUID = 1L;

    public LoadException(String message) {
        super(message);
    }
}
