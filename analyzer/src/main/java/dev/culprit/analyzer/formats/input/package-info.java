/** Bytes of a file that may come from anybody: read in windows, and refused by name and offset. */
@NullMarked
package dev.culprit.analyzer.formats.input;

import org.jspecify.annotations.NullMarked;
