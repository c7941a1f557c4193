package dev.culprit.analyzer.model;

/** One of the two sides of a comparison. */
public enum Side {
    BASELINE,
    CANDIDATE
}
