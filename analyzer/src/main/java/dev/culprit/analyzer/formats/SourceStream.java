package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.ByteSource;
import java.io.IOException;
import java.io.InputStream;

/** Reads a source from its beginning. Closing it leaves the source open. */
final class SourceStream extends InputStream {

    private final ByteSource source;
    private long position;

    SourceStream(ByteSource source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = source.read(position, into, at, length);
        if (read <= 0) {
            return -1;
        }
        position += read;
        return read;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, source.size() - position);
    }
}
