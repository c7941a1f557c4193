package dev.culprit.analyzer.git;

/**
 * A commit.
 *
 * @param name how it was asked for, such as {@code main}
 * @param id its full hash
 */
public record Commit(String name, String id) {

    /** Enough of the hash to type it, and to be told from others for years. */
    public String shortId() {
        return id.substring(0, Math.min(id.length(), 12));
    }

    /** {@code main (1a2b3c4d5e6f)}, or the short hash alone when that is how it was asked for. */
    public String inWords() {
        return id.startsWith(name) ? shortId() : name + " (" + shortId() + ")";
    }
}
