package dev.culprit.analyzer.model;

/**
 * What the figures of a comparison rest on.
 *
 * @param typical the total that the verdict is a share of: like {@link Comparison#total()}, but of each function no more than
 *     its typical call explains, so without what stalls of the machine added
 * @param baselineProbeNanos what was subtracted from the baseline's total as the cost of probes, mean per fork
 * @param candidateProbeNanos the same of the candidate's total
 */
public record Basis(Total typical, double baselineProbeNanos, double candidateProbeNanos) {}
