package dev.culprit.analyzer.align;

import org.jspecify.annotations.Nullable;

/**
 * What was measured besides time on both sides, as columns of an {@link AlignedTree}: of the calls in a row themselves, callees
 * excluded. NaN where it is not known, 0 in rows that a side does not have.
 *
 * @param baselineBytes bytes allocated, [fork][row]; null when the side did not record them
 * @param candidateBytes the same of the candidate
 * @param baselineCpu CPU time in nanoseconds, [fork][row]; null when the side did not record it
 * @param candidateCpu the same of the candidate
 */
public record AlignedMetering(
        double[] @Nullable [] baselineBytes,
        double[] @Nullable [] candidateBytes,
        double[] @Nullable [] baselineCpu,
        double[] @Nullable [] candidateCpu) {

    /** Nothing but time was measured. */
    public static final AlignedMetering NONE = new AlignedMetering(null, null, null, null);

    /** Whether both sides say what was allocated. */
    public boolean hasBytes() {
        return baselineBytes != null && candidateBytes != null;
    }

    /** Whether both sides say what CPU time was used. */
    public boolean hasCpu() {
        return baselineCpu != null && candidateCpu != null;
    }
}
