package dev.culprit.analyzer.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes paths as URIs. Names come from class files, and may have anything in them. */
final class Uris {

    private static final String PLAIN = "-._~/$!&'()*+,;=@";

    private Uris() {}

    /** {@code path} with everything that is not plain in a relative URI escaped. */
    static String path(String path) {
        StringBuilder uri = new StringBuilder(path.length());
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letter || PLAIN.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return uri.toString();
    }
}
