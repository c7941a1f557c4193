package dev.culprit.analyzer.model;

import java.util.List;

/**
 * What is known about the probes of a set.
 *
 * @param known whether every JVM knows what a probe costs, so that it was subtracted everywhere
 * @param nanos what the probe of one timed call costs, in nanoseconds, median over the JVMs; 0 when not {@code known}
 * @param relativeError how far the cost of a probe may be off, as a fraction of it; NaN when not {@code known}
 * @param thinned functions of which not every call was timed
 */
public record ProbeFacts(boolean known, double nanos, double relativeError, List<ThinnedFunction> thinned) {

    public ProbeFacts {
        thinned = List.copyOf(thinned);
    }
}
