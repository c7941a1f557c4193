/**
 * Judges the telemetry handlers of a profile set: what they cost the code that emits, and what is wrong with how they are registered. Pure
 * functions of the model.
 */
@NullMarked
package dev.culprit.analyzer.telemetry;

import org.jspecify.annotations.NullMarked;
