/** The agent's options: from its argument and from the environment. */
@NullMarked
package dev.culprit.agent.options;

import org.jspecify.annotations.NullMarked;
