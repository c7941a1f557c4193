/** Keeps what is reported of telemetry handlers: which there are, and where they are registered and removed. */
@NullMarked
package dev.culprit.agent.telemetry;

import org.jspecify.annotations.NullMarked;
