/** Synthetic profiles, their reports, and what a browser needs for these. */
@org.jspecify.annotations.NullMarked
package dev.culprit.benchmarks.report;
