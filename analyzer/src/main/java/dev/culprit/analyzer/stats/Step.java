package dev.culprit.analyzer.stats;

import dev.culprit.analyzer.model.Interval;

/**
 * A lasting change of a series.
 *
 * @param last index of the last value before it
 * @param first index of the first value after it
 * @param before median since the step before
 * @param after median up to the next step
 * @param ratio how much larger the values are after it, as a quotient of geometric means without spikes
 * @param interval of {@code ratio}
 * @param p probability that a series of this noise without a step has one like it, for the best of all splits
 */
public record Step(int last, int first, double before, double after, double ratio, Interval interval, double p) {}
