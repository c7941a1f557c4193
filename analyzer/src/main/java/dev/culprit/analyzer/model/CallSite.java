package dev.culprit.analyzer.model;

import org.jspecify.annotations.Nullable;

/**
 * The place in a caller where a call is made.
 *
 * @param className raw binary name of the caller's class
 * @param method the caller's name
 * @param file source file, null when compiled without it
 * @param line line of the call, 0 when unknown
 */
public record CallSite(
        String className, String method, @Nullable String file, int line) {

    /** {@code File.java:line}, or the class when it was compiled without a file name. */
    public String inWords() {
        String where = file == null || file.isEmpty() ? className : file;
        return line > 0 ? where + ":" + line : where;
    }

    /** Simple class name and method of the caller. */
    public String caller() {
        return className.substring(className.lastIndexOf('.') + 1) + "." + method;
    }
}
