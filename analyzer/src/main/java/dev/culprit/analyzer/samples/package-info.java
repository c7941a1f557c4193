/** Samples: what a sampler saw, whichever file it comes from, and what two sets of them say. Pure: values and functions of values. */
@NullMarked
package dev.culprit.analyzer.samples;

import org.jspecify.annotations.NullMarked;
