package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.Function;
import java.util.List;

/**
 * Tells the platform's code, which nobody mends for the sake of a test, from the project's and its libraries'. What the platform takes is
 * put down to who called it.
 */
public final class PlatformCode {

    /** Of {@code javax} only what is in the JDK: other specifications are libraries. */
    private static final List<String> PACKAGES = List.of(
            "java.",
            "jdk.",
            "sun.",
            "com.sun.",
            "javax.crypto.",
            "javax.management.",
            "javax.naming.",
            "javax.net.",
            "javax.script.",
            "javax.security.",
            "javax.sql.",
            "javax.swing.",
            "javax.xml.");

    private PlatformCode() {}

    /** Whether {@code function} is code of the JDK, or no Java code at all. */
    public static boolean contains(Function function) {
        return function.className().isEmpty() || PACKAGES.stream().anyMatch(function.className()::startsWith);
    }
}
