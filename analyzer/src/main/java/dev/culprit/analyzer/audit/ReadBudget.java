package dev.culprit.analyzer.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what has been read, against the limits. Not thread safe. */
final class ReadBudget {

    private static final int CHUNK = 1 << 16;

    private final AuditLimits limits;
    private final byte[] chunk = new byte[CHUNK];
    private long bytes;
    private int entries;
    private int classes;

    ReadBudget(AuditLimits limits) {
        this.limits = limits;
    }

    AuditLimits limits() {
        return limits;
    }

    /** An entry of an archive is looked at. */
    void entry(String where) throws AuditException {
        if (++entries > limits.entries()) {
            throw refused(where, "more than " + limits.entries() + " entries");
        }
    }

    /** A class file is read. */
    void classFile(String where) throws AuditException {
        if (++classes > limits.classes()) {
            throw refused(where, "more than " + limits.classes() + " classes");
        }
    }

    /**
     * The class file that {@code in} has.
     *
     * @param packedBytes its size before it was unpacked, negative when unknown
     * @throws AuditException if it is larger than the limits allow
     */
    byte[] classFile(InputStream in, long packedBytes, String where) throws IOException {
        classFile(where);
        ByteArrayOutputStream content = new ByteArrayOutputStream(1 << 13);
        long size = 0;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            size += read;
            unpacked(read, where);
            checkRatio(size, packedBytes, where);
            if (size > limits.classBytes()) {
                throw refused(where, "a class file of more than " + limits.classBytes() + " bytes");
            }
            content.write(chunk, 0, read);
        }
        return content.toByteArray();
    }

    /** Bytes have been unpacked, whether they are of use or not. */
    void unpacked(long more, String where) throws AuditException {
        bytes += more;
        if (bytes > limits.unpackedBytes()) {
            throw refused(where, "more than " + limits.unpackedBytes() + " bytes unpacked");
        }
    }

    void checkRatio(long unpacked, long packed, String where) throws AuditException {
        if (packed >= 0 && unpacked > AuditLimits.FREE_BYTES + packed * limits.ratio()) {
            throw refused(where, "it unpacks to more than " + limits.ratio() + " times its size");
        }
    }

    private static AuditException refused(String where, String why) {
        return new AuditException(where + " refused: " + why + "; no compiler or build tool makes such a file");
    }
}
