/** Recognises telemetry handlers and what registers them in class files, without loading any class. */
@NullMarked
package dev.culprit.agent.transform.handlers;

import org.jspecify.annotations.NullMarked;
