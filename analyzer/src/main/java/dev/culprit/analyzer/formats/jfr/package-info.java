/** JFR recordings of the JDK and of async-profiler, read by what their own metadata says. */
@NullMarked
package dev.culprit.analyzer.formats.jfr;

import org.jspecify.annotations.NullMarked;
