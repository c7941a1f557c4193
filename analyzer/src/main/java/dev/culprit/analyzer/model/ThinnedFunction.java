package dev.culprit.analyzer.model;

import dev.culprit.profile.InstrumentationPlan.Timing;

/**
 * A function of which not every call was timed in some JVM of a set.
 *
 * @param className canonical class name, see {@link GeneratedNames}
 * @param method name
 * @param descriptor JVM descriptor
 * @param timing how little of it was measured, in the JVM that measured least
 */
public record ThinnedFunction(String className, String method, String descriptor, Timing timing) {

    /** Whether its own time, or even its calls, were left unmeasured, so that callers hold time of it that nothing can find. */
    public boolean isBlind() {
        return timing == Timing.COUNTED || timing == Timing.OFF;
    }
}
