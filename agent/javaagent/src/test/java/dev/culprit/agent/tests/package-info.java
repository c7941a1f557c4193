/** Real test suites in JVMs of their own, run by real frameworks and build tools with the finished agent jar. */
@NullMarked
package dev.culprit.agent.tests;

import org.jspecify.annotations.NullMarked;
