/** Reads profile files and merges them into one profile set per side. The only part of the comparison that touches files. */
@NullMarked
package dev.culprit.analyzer.load;

import org.jspecify.annotations.NullMarked;
