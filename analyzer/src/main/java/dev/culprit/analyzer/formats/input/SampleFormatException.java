package dev.culprit.analyzer.formats.input;

import java.io.IOException;

/** A file that cannot be read as what it says it is. The message is one line: the file, where in it, and what is wrong there. */
public final class SampleFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    public SampleFormatException(String file, String problem) {
        super(file + ": " + problem);
    }

    public SampleFormatException(String file, long offset, String problem) {
        super(file + ", byte " + offset + ": " + problem);
    }
}
