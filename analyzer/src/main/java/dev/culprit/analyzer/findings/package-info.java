/**
 * What takes time that it need not, in one profile set: rules that look at tests, phases and waits, and say which line to change
 * and what that saves. Functions of values; see {@code docs/findings.md}.
 */
@NullMarked
package dev.culprit.analyzer.findings;

import org.jspecify.annotations.NullMarked;
