package dev.culprit.analyzer.cli.fork;

/**
 * A fork that has ended, as seen from outside.
 *
 * @param series position of its series in the plan
 * @param round its round, from 1; the name of the fork in its profiles
 * @param startEpochMillis when it was started, milliseconds since 1970
 * @param wallNanos from its start to its end
 * @param exit its exit code
 */
public record Execution(int series, int round, long startEpochMillis, long wallNanos, int exit) {}
