/** Commits and worktrees, by git's own command line. Knows nothing of forks and reports. */
@NullMarked
package dev.culprit.analyzer.git;

import org.jspecify.annotations.NullMarked;
