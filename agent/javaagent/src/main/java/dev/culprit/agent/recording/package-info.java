/** Turns what the runtime recorded into profile files. */
@NullMarked
package dev.culprit.agent.recording;

import org.jspecify.annotations.NullMarked;
