/** What the agent calls inside the JDK, opened to the agent and not to the application, which is in the agent's module. */
@NullMarked
package dev.culprit.agent.internals;

import org.jspecify.annotations.NullMarked;
