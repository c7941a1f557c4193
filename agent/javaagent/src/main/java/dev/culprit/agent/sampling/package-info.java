/**
 * Samples beside the exact tree: async-profiler, or the JDK's Flight Recorder where it cannot be had. The only package that uses either. A
 * sampler that refuses, hangs or fails costs the samples and nothing else.
 */
@NullMarked
package dev.culprit.agent.sampling;

import org.jspecify.annotations.NullMarked;
