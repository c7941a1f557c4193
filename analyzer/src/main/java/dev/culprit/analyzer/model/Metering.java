package dev.culprit.analyzer.model;

import org.jspecify.annotations.Nullable;

/**
 * What the agent's meters measured besides time, as columns of a {@link MergedTree}: of the calls in a row themselves, callees
 * excluded. NaN in a row of which it is not known, because its JVM or its threads were not metered, or because calls were
 * counted only.
 *
 * @param allocatedBytes bytes allocated, [fork][row]; null when no JVM recorded them
 * @param cpuNanos CPU time in nanoseconds, [fork][row]; null when no JVM recorded it
 */
public record Metering(double[] @Nullable [] allocatedBytes, double[] @Nullable [] cpuNanos) {

    /** Nothing but time was measured. */
    public static final Metering NONE = new Metering(null, null);
}
