/** Tests of the reports, on a made-up comparison. */
@NullMarked
package dev.culprit.analyzer.report;

import org.jspecify.annotations.NullMarked;
