package dev.culprit.analyzer.audit;

import java.io.IOException;

/** Input that cannot be audited. The message is one line that names the input, what is wrong, and how to mend it. */
public final class AuditException extends IOException {

    private static final long serialVersionUID = 1L;

    AuditException(String message) {
        super(message);
    }
}
