/** Decides which functions' calls are not all timed, so that probes stay within the overhead budget. */
@NullMarked
package dev.culprit.agent.thinning;

import org.jspecify.annotations.NullMarked;
