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
        String className, String method, @Nullable String file, int line) {}
