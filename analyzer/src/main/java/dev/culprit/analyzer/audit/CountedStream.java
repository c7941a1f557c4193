package dev.culprit.analyzer.audit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Refuses to unpack an archive within an archive further than the limits allow. */
final class CountedStream extends FilterInputStream {

    private final LongSupplier packedBytes;
    private final String where;
    private final ReadBudget budget;
    private long count;

    /** @param packedBytes size of what {@code in} has unpacked, or will; negative when unknown */
    CountedStream(InputStream in, LongSupplier packedBytes, String where, ReadBudget budget) {
        super(in);
        this.packedBytes = packedBytes;
        this.where = where;
        this.budget = budget;
    }

    /** Bytes so far. */
    long count() {
        return count;
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

    /** Skipped bytes are unpacked as well. */
    @Override
    public long skip(long length) throws IOException {
        long skipped = super.skip(length);
        add(skipped);
        return skipped;
    }

    private void add(long more) throws AuditException {
        count += more;
        budget.unpacked(more, where);
        budget.checkRatio(count, packedBytes.getAsLong(), where);
    }
}
