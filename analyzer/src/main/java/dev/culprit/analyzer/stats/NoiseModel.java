package dev.culprit.analyzer.stats;

/**
 * How much costs vary between forks, as learned from all functions.
 *
 * @param priorForks how many further forks the variance of the peers is worth (limma's prior degrees of freedom); 0 when
 *     there are too few functions to learn from
 * @param buildBias variance of the log ratio that stays in every fork of a build, such as code layout and inlining; only
 *     unchanged functions pay it
 */
public record NoiseModel(double priorForks, double buildBias) {}
