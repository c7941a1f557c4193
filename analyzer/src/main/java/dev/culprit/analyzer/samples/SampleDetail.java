package dev.culprit.analyzer.samples;

/** What samples differ in, for who receives them. */
public enum SampleDetail {
    /** Event and stack. */
    STACKS,
    /** The thread, too. */
    THREADS,
    /** The time, too: each is handed over by itself. */
    MOMENTS
}
