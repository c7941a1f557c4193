package dev.culprit.maven;

/** The build cannot be recorded as its user says. The message says why, in one line. */
final class BadSettings extends Exception {

    private static final long serialVersionUID = 1;

    BadSettings(String message) {
        super(message);
    }
}
