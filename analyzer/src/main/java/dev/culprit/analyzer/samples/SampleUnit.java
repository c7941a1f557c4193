package dev.culprit.analyzer.samples;

/** Unit of the weights of samples. */
public enum SampleUnit {
    SAMPLES,
    NANOSECONDS,
    BYTES
}
