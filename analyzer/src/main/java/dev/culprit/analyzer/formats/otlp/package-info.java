/** Profiles of the OpenTelemetry protocol. */
@NullMarked
package dev.culprit.analyzer.formats.otlp;

import org.jspecify.annotations.NullMarked;
