/** When threads waited, and how busy the process and its machine were meanwhile. */
@NullMarked
package dev.culprit.agent.timeline;

import org.jspecify.annotations.NullMarked;
