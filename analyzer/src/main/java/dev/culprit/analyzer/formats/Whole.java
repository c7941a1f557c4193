package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.ByteSource;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A source as what readers of small formats take. */
final class Whole {

    private static final int MOST_BYTES = 1 << 30;

    private Whole() {}

    /** All its bytes; a profile in protocol buffers refers forth and back. */
    static byte[] of(ByteSource source) throws IOException {
        if (source.size() > MOST_BYTES) {
            throw new SampleFormatException(source.name(), "it has more than " + MOST_BYTES + " bytes");
        }
        return new SourceStream(source).readNBytes((int) source.size());
    }

    static BufferedReader text(ByteSource source) {
        return new BufferedReader(new InputStreamReader(new SourceStream(source), StandardCharsets.UTF_8));
    }
}
