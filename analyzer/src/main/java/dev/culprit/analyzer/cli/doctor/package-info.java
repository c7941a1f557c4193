/** What this machine can measure, and how noisily. */
@NullMarked
package dev.culprit.analyzer.cli.doctor;

import org.jspecify.annotations.NullMarked;
