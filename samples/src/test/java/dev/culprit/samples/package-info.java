/** Runs the lessons with the finished jars and compares the results with the comments in their sources. */
@NullMarked
package dev.culprit.samples;

import org.jspecify.annotations.NullMarked;
