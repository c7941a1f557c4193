package dev.culprit.profile;

import org.HdrHistogram.Histogram;

/**
 * Latencies of the completed calls of one function, over all threads and paths, in nanoseconds.
 *
 * @param method index into {@link Profile#methods()}
 * @param total inclusive time per call; a recursive call counts as a call of its own
 * @param self exclusive time per call
 */
public record FunctionLatency(int method, Histogram total, Histogram self) {}
