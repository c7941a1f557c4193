/** pprof's profile.proto. */
@NullMarked
package dev.culprit.analyzer.formats.pprof;

import org.jspecify.annotations.NullMarked;
