package dev.culprit.analyzer.load;

import dev.culprit.analyzer.samples.SampleVisitor;
import java.io.IOException;

/** Where the samples of a JVM are read from, when they are needed. */
@FunctionalInterface
public interface SampleSource {

    /** Of a JVM without samples. */
    SampleSource NONE = visitor -> {};

    /**
     * Hands all samples to {@code visitor}.
     *
     * @throws IOException if they cannot be read; what was handed over until then counts
     */
    void read(SampleVisitor visitor) throws IOException;

    /** When the recording of calls and tests began, in nanoseconds since 1970; 0 when unknown. */
    default long zeroEpochNanos() {
        return 0;
    }
}
