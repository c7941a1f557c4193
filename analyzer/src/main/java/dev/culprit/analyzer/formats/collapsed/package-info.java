/** Collapsed stacks: a stack a line, frames separated by semicolons, and a count or two. */
@NullMarked
package dev.culprit.analyzer.formats.collapsed;

import org.jspecify.annotations.NullMarked;
