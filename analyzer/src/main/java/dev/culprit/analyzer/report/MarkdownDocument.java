package dev.culprit.analyzer.report;

import java.nio.charset.StandardCharsets;

/** A document that stays below a limit: what does not fit is left out, and the end says so. */
final class MarkdownDocument {

    private static final String SHORTENED = "\n_Shortened; the HTML report has everything._\n";

    /** Kept free for the ends of open elements and for the note. */
    private static final int RESERVE = 500;

    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private int bytes;
    private boolean shortened;

    /** @param limit size in bytes of UTF-8 */
    MarkdownDocument(int limit) {
        this.limit = limit;
    }

    /** Adds a piece when it fits. */
    boolean add(String piece) {
        if (bytes + size(piece) > limit - RESERVE) {
            shortened = true;
            return false;
        }
        always(piece);
        return true;
    }

    /** Adds a piece that must not be missing. */
    void always(String piece) {
        text.append(piece);
        bytes += size(piece);
    }

    private static int size(String piece) {
        return piece.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return shortened ? text + SHORTENED : text.toString();
    }
}
