/** Adds the agent to the JVMs in which a Maven build runs tests, without a change to what the build says of them. */
@NullMarked
package dev.culprit.maven;

import org.jspecify.annotations.NullMarked;
