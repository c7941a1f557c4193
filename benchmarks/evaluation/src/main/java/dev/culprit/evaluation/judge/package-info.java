/** Judges many pairs of profile sets in one JVM. */
@NullMarked
package dev.culprit.evaluation.judge;

import org.jspecify.annotations.NullMarked;
