package dev.culprit.profile;

import org.HdrHistogram.Histogram;

/**
 * Latencies of the completed calls along one call edge, over all threads and paths, in nanoseconds.
 *
 * @param caller index into {@link Profile#methods()}, -1 for the outermost call of a thread
 * @param line line of the call in the caller, 0 when unknown
 * @param callee index into {@link Profile#methods()}
 * @param total inclusive time per call
 */
public record EdgeLatency(int caller, int line, int callee, Histogram total) {}
