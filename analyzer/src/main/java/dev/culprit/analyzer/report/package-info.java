/** Renders results: text for a terminal, JSON for programs, Markdown for a pull request, HTML for people. */
@NullMarked
package dev.culprit.analyzer.report;

import org.jspecify.annotations.NullMarked;
