/** The values that the analyzer reasons about. No files, no clocks, no statistics. */
@NullMarked
package dev.culprit.analyzer.model;

import org.jspecify.annotations.NullMarked;
