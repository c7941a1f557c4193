package dev.culprit.analyzer.samples;

/**
 * Samples that say less than they should. They are counted, not hidden.
 *
 * @param samples all samples of the event
 * @param withoutStack those of which the sampler got no stack, or that it lost; they are in no node
 * @param withoutStackWeight what these carry, in the event's unit
 * @param truncated those whose outermost frames are missing: they hang at the root
 */
public record SampleQuality(long samples, long withoutStack, long withoutStackWeight, long truncated) {}
