/** Finds registrations of telemetry handlers in class files, without running anything. */
@NullMarked
package dev.culprit.analyzer.audit;

import org.jspecify.annotations.NullMarked;
