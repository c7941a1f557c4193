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
 *     {@code "too-large"}; {@code "off"}: see {@code thinned})
 * @param skippedClasses classes of the selection that could not be instrumented, at most {@value #MAX_SKIPPED}
 * @param thinned methods of which not every call was timed, because of the overhead budget or because a given plan said so
 */
public record InstrumentationPlan(
        List<String> include,
        List<String> exclude,
        String root,
        int probedClasses,
        int probedMethods,
        Map<String, Integer> leftOutMethods,
        List<SkippedClass> skippedClasses,
        List<ThinnedMethod> thinned) {

    /** The most skipped classes that a profile names; the count of all is in {@link Completeness}. */
    public static final int MAX_SKIPPED = 100;

    public InstrumentationPlan {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        leftOutMethods = Collections.unmodifiableMap(new LinkedHashMap<>(leftOutMethods));
        skippedClasses = List.copyOf(skippedClasses);
        thinned = List.copyOf(thinned);
    }

    /** A plan in which every call of every probed method is timed. */
    public InstrumentationPlan(
            List<String> include,
            List<String> exclude,
            String root,
            int probedClasses,
            int probedMethods,
            Map<String, Integer> leftOutMethods,
            List<SkippedClass> skippedClasses) {
        this(include, exclude, root, probedClasses, probedMethods, leftOutMethods, skippedClasses, List.of());
    }

    /** A class that was selected and not instrumented. */
    public record SkippedClass(String className, String reason) {}

    /** How much of a method's calls is measured; from most to least. */
    public enum Timing {
        /** Every call is counted and timed. */
        EVERY,
        /** Every call is counted, about one of 64 is timed. */
        SAMPLED,
        /** Every call is counted, none is timed. */
        COUNTED,
        /** The method has no probe. Its calls since then are not counted, its time is its callers' own time. */
        OFF
    }

    /**
     * A method of which not every call was timed.
     *
     * @param timing how it was measured in the end; never {@link Timing#EVERY}
     * @param reason why, in a word: {@code "budget"}, {@code "plan"} or {@code "option"}
     * @param sinceNanos when that began, in nanoseconds since the start of the recording; 0 for the whole recording
     * @param callsBefore calls until then
     * @param totalNanosBefore inclusive time of these, in nanoseconds
     */
    public record ThinnedMethod(
            String className,
            String name,
            String descriptor,
            Timing timing,
            String reason,
            long sinceNanos,
            long callsBefore,
            long totalNanosBefore) {

        public ThinnedMethod {
            if (timing == Timing.EVERY) {
                throw new IllegalArgumentException(className + "." + name + " is said to be thinned and is not");
            }
        }
    }
}
