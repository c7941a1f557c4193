package dev.culprit.agent.options;

import java.util.List;

/** Options that cannot be used. The message is one line with all problems. */
public final class BadOptionsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final boolean exitOnError;

    BadOptionsException(List<String> problems, boolean exitOnError) {
        super(String.join("; ", problems) + "; see docs/agent-options.md for the options");
        this.exitOnError = exitOnError;
    }

    /** Whether {@code onerror=exit} was among the options. */
    public boolean exitOnError() {
        return exitOnError;
    }
}
