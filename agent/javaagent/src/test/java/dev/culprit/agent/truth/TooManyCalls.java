package dev.culprit.agent.truth;

/** The random program has turned out too large. */
@SuppressWarnings("serial")
final class TooManyCalls extends RuntimeException {}
