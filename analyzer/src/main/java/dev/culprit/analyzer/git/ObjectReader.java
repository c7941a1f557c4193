package dev.culprit.analyzer.git;

import java.io.IOException;
import java.io.InputStream;

/** Takes the files that were asked for, one after the other. */
public interface ObjectReader {

    /**
     * Takes one; what it leaves unread is passed over.
     *
     * @param file as it was asked for
     * @param bytes its size
     */
    void read(String file, InputStream content, long bytes) throws IOException;
}
