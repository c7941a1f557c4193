/** Concludes: are the two sides comparable, did the whole change, and what does a gate do. Pure. */
@NullMarked
package dev.culprit.analyzer.verdict;

import org.jspecify.annotations.NullMarked;
