/** Facts about the machine, the JVM, the process and the source tree. Read when a profile is written, never before main. */
@NullMarked
package dev.culprit.agent.environment;

import org.jspecify.annotations.NullMarked;
