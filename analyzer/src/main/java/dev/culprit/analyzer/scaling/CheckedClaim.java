package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Interval;

/**
 * A claim about a setting's wall time, held against what was measured.
 *
 * @param claim what was claimed, and whether it is so
 * @param setting the value that it is about; it is held against the first one
 * @param ratio its wall time / that of the first setting
 * @param interval of {@code ratio}; unknown with a single round
 * @param comparable whether both settings ran the same tests; if not, no claim can be decided
 */
public record CheckedClaim(Claim claim, String setting, double ratio, Interval interval, boolean comparable) {}
