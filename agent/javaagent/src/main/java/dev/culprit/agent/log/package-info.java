/** What the agent says: single lines on stderr. */
@NullMarked
package dev.culprit.agent.log;

import org.jspecify.annotations.NullMarked;
