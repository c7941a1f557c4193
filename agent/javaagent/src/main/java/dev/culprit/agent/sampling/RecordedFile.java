package dev.culprit.agent.sampling;

import dev.culprit.profile.SamplesFile;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file of the Flight Recorder's format that a sampler writes. It is deleted as soon as it is open: so nothing is left of it however the
 * JVM ends, and nobody else can change it. Where an open file cannot be deleted it goes with the JVM. Not thread safe.
 */
final class RecordedFile implements SamplesFile {

    /** The size of a chunk that is still being written is this or 0. */
    private static final long UNFINISHED = 1L << 30;

    private static final int HEADER = 68;
    private static final int SIZE_AT = 8;
    private static final int START_NANOS_AT = 32;
    private static final int START_TICKS_AT = 48;
    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;

    private final RandomAccessFile file;

    RecordedFile(File file) throws IOException {
        this.file = new RandomAccessFile(file, "r");
        if (!file.delete()) {
            file.deleteOnExit();
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        long left = finishedLength();
        byte[] buffer = new byte[1 << 16];
        file.seek(0);
        while (left > 0) {
            int length = file.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (length < 0) {
                throw new IOException("the file of samples became shorter");
            }
            out.write(buffer, 0, length);
            left -= length;
        }
    }

    /** Length of the chunks that are finished. */
    long finishedLength() throws IOException {
        long end = file.length();
        long position = 0;
        while (position + HEADER <= end) {
            file.seek(position);
            if (file.readInt() != MAGIC) {
                break;
            }
            file.seek(position + SIZE_AT);
            long size = file.readLong();
            if (size < HEADER || size >= UNFINISHED || position + size > end) {
                break;
            }
            position += size;
        }
        return position;
    }

    /** When the first chunk began, in nanoseconds since 1970. */
    long startEpochNanos() throws IOException {
        file.seek(START_NANOS_AT);
        return file.readLong();
    }

    /** The same moment by the clock that the events' times are of. */
    long startTicks() throws IOException {
        file.seek(START_TICKS_AT);
        return file.readLong();
    }

    /** The value of a setting that async-profiler wrote at the beginning; null when it is not there. */
    @Nullable
    String setting(String name) throws IOException {
        byte[] head = new byte[(int) Math.min(1 << 16, file.length())];
        file.seek(0);
        file.readFully(head);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        // A string is a 3 for UTF-8, its length, and its bytes.
        int found = text.indexOf("\3" + (char) name.length() + name + "\3");
        int at = found + name.length() + 3;
        if (found < 0 || at >= head.length || head[at] < 0 || at + 1 + head[at] > head.length) {
            return null;
        }
        return text.substring(at + 1, at + 1 + head[at]);
    }

    void close() throws IOException {
        file.close();
    }
}
