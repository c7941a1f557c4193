package dev.culprit.analyzer.formats;

import java.util.List;

/**
 * What reading a file came to.
 *
 * @param missing what of the file could not be read, in sentences; empty when all of it was
 */
public record SampleReading(SampleFormat format, List<String> missing) {

    public SampleReading {
        missing = List.copyOf(missing);
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
