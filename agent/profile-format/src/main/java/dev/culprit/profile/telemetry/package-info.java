/**
 * What is known of telemetry handlers before any is met: their types, and the methods that register and remove them. Shared by the agent,
 * which recognises them as classes are loaded, and by the analyzer's look at class files. Knows names only, and depends on nothing.
 */
@NullMarked
package dev.culprit.profile.telemetry;

import org.jspecify.annotations.NullMarked;
