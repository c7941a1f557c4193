package dev.culprit.analyzer.history;

import dev.culprit.analyzer.stats.Step;

/**
 * A lasting change.
 *
 * @param step what and how much; its indexes are those of the commits
 * @param commits in how many commits the change can be: those after the last measured before it, up to the first measured with it; 0 when
 *     that is not known
 */
public record SeriesStep(Step step, int commits) {}
