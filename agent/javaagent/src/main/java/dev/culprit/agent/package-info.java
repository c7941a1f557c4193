/**
 * The agent's way in. {@link dev.culprit.agent.AnyJvm} turns old JVMs away, {@link dev.culprit.agent.CulpritAgent} is a fuse,
 * {@link dev.culprit.agent.AgentStarter} the composition root; see {@code docs/class-loading.md}.
 */
@NullMarked
package dev.culprit.agent;

import org.jspecify.annotations.NullMarked;
