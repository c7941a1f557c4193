package dev.culprit.agent.sampling;

/** A sampler that does not do it; the message says why, as a part of a sentence. */
final class SamplerException extends Exception {

    private static final long serialVersionUID = 1L;

    SamplerException(String message) {
        super(message);
    }

    SamplerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What {@code thrown} says, in one line without an end. */
    static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        String text = message == null || message.isBlank()
                ? thrown.getClass().getSimpleName()
                : thrown instanceof SamplerException || thrown instanceof IllegalStateException
                        ? message
                        : thrown.getClass().getSimpleName() + ": " + message;
        String line = text.replaceAll("\\s+", " ").trim();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
