/** Reads and writes the profile formats that people have. Readers call a {@code SampleVisitor}, writers are one. An edge: touches files. */
@NullMarked
package dev.culprit.analyzer.formats;

import org.jspecify.annotations.NullMarked;
