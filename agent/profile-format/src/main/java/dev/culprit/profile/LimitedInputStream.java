package dev.culprit.profile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to unpack more than the limits allow. */
final class LimitedInputStream extends FilterInputStream {

    private final long limit;
    private long count;

    /** Reads from {@code in}, the unpacked form of a member of {@code packedBytes} bytes. */
    LimitedInputStream(InputStream in, long packedBytes, ReaderLimits limits) {
        super(in);
        this.limit =
                Math.min(limits.memberBytes(), ReaderLimits.FREE_BYTES + Math.max(0, packedBytes) * limits.ratio());
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            add(1);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        add(Math.max(0, read));
        return read;
    }

    private void add(int bytes) throws ProfileException {
        count += bytes;
        if (count > limit) {
            throw new ProfileException(
                    "refused: a member unpacks to more than " + limit + " bytes; the file is damaged or forged");
        }
    }
}
