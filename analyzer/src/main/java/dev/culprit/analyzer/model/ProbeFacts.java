package dev.culprit.analyzer.model;

import java.util.List;

/**
 * What is known about the probes of a set.
 *
 * @param known whether every JVM knows what a probe costs, so that it was subtracted everywhere
 * @param insideNanos what the probe of a timed call adds to its own time, median over the JVMs; 0 when not {@code known}
 * @param outsideNanos what it adds to its caller's own time; 0 when not {@code known}
 * @param untimedNanos what the probe of a call that is only counted adds to its caller's own time; 0 when not {@code known}
 * @param relativeError how far the cost of a probe may be off, as a fraction of it; NaN when not {@code known}
 * @param thinned functions of which not every call was timed
 */
public record ProbeFacts(
        boolean known,
        double insideNanos,
        double outsideNanos,
        double untimedNanos,
        double relativeError,
        List<ThinnedFunction> thinned) {

    public ProbeFacts {
        thinned = List.copyOf(thinned);
    }
}
