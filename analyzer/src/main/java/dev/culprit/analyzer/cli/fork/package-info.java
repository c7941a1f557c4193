/** Runs measured commands with the agent in every JVM that they start. Knows nothing of command lines and reports. */
@NullMarked
package dev.culprit.analyzer.cli.fork;

import org.jspecify.annotations.NullMarked;
