package dev.culprit.analyzer.history;

/**
 * A function or test that goes on under another name.
 *
 * @param from its name before
 * @param to its name from then on
 * @param column index of the first commit with the new name
 */
public record Rename(Subject from, Subject to, int column) {}
