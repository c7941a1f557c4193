/** The flame graphs in HTML that async-profiler and its converter write. */
@NullMarked
package dev.culprit.analyzer.formats.flame;

import org.jspecify.annotations.NullMarked;
