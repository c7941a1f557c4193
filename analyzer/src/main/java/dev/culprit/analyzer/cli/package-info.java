/** The command line: one class per command, and the only place where the process may be ended. */
@NullMarked
package dev.culprit.analyzer.cli;

import org.jspecify.annotations.NullMarked;
