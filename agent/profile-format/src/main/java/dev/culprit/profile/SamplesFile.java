package dev.culprit.profile;

import java.io.IOException;
import java.io.OutputStream;

/** The content of {@code samples.jfr}, which may be larger than memory. */
public interface SamplesFile {

    /**
     * Writes all of it and leaves {@code out} open.
     *
     * @throws IOException if it cannot be read, or {@code out} fails
     */
    void writeTo(OutputStream out) throws IOException;
}
