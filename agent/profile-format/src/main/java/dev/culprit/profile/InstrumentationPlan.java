package dev.culprit.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was instrumented and what was left out, and why.
 *
 * @param include patterns of classes to instrument; empty means the project's own code below {@code root}
 * @param exclude patterns of classes left out
 * @param root the working tree whose code is the project's own
 * @param probedClasses number of classes with at least one probe
 * @param probedMethods number of methods with a probe
 * @param leftOutMethods number of methods without a probe, by rule ({@code "trivial"}, {@code "bridge"}, {@code "synthetic"},
 *     {@code "too-large"})
 * @param skippedClasses classes of the selection that could not be instrumented, at most {@value #MAX_SKIPPED}
 */
public record InstrumentationPlan(
        List<String> include,
        List<String> exclude,
        String root,
        int probedClasses,
        int probedMethods,
        Map<String, Integer> leftOutMethods,
        List<SkippedClass> skippedClasses) {

    /** The most skipped classes that a profile names; the count of all is in {@link Completeness}. */
    public static final int MAX_SKIPPED = 100;

    public InstrumentationPlan {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        leftOutMethods = Collections.unmodifiableMap(new LinkedHashMap<>(leftOutMethods));
        skippedClasses = List.copyOf(skippedClasses);
    }

    /** A class that was selected and not instrumented. */
    public record SkippedClass(String className, String reason) {}
}
