package dev.culprit.analyzer.load;

import dev.culprit.analyzer.samples.SampleVisitor;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where the samples of a JVM are read from, when they are needed. */
@FunctionalInterface
public interface SampleSource {

    /** Of a JVM without samples. */
    SampleSource NONE = visitor -> List.of();

    /**
     * Hands all samples to {@code visitor}.
     *
     * @return what of them is missing, in sentences; empty when nothing is
     * @throws IOException if they cannot be read; what was handed over until then counts
     */
    List<String> read(SampleVisitor visitor) throws IOException;

    /** The events that were looked for all the time, whether there were any or not: name → how, such as {@code lock_tracer 100000}. */
    default Map<String, String> lookedFor() {
        return Map.of();
    }

    /** When the recording of calls and tests began, in nanoseconds since 1970; 0 when unknown. */
    default long zeroEpochNanos() {
        return 0;
    }
}
