package dev.culprit.analyzer.baseline;

import java.util.regex.Pattern;

/**
 * One file of an entry.
 *
 * @param name relative to the entry, with slashes
 * @param bytes its size
 * @param sha256 of its content, lower-case hexadecimal
 */
public record StoredFile(String name, long bytes, String sha256) {

    /** Nothing that leads out of the entry: a store may come from anywhere. */
    private static final Pattern NAME = Pattern.compile("(?:[0-9]{1,6}/)?[0-9A-Za-z_][0-9A-Za-z_.+-]{0,250}");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public StoredFile {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a stored file");
        }
        if (bytes < 0 || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("the size or the hash of " + name + " is malformed");
        }
    }
}
