package dev.culprit.evaluation.plant;

/** A place cannot be rewritten; the message says why. */
final class UnplantableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnplantableException(String message) {
        super(message);
    }
}
