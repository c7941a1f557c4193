package dev.culprit.analyzer.formats.input;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that can be read from any place. Not thread safe. */
public interface ByteSource extends Closeable {

    /** How to call it in messages. */
    String name();

    /** Number of bytes. */
    long size();

    /** Reads at most {@code length} bytes from {@code position}; returns how many, 0 or less at the end. */
    int read(long position, byte[] into, int at, int length) throws IOException;

    @Override
    void close() throws IOException;

    /** A file, which must not shrink meanwhile. */
    static ByteSource of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new SampleFormatException(file.toString(), "it is a directory");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new FileSource(file.toString(), channel, channel.size());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The bytes between position and limit of {@code bytes}, which is left as it is. */
    static ByteSource of(String name, ByteBuffer bytes) {
        return new BufferSource(name, bytes.slice());
    }

    /** A file. */
    record FileSource(String name, FileChannel channel, long size) implements ByteSource {

        @Override
        public int read(long position, byte[] into, int at, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(into, at, length), position);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Bytes in memory. */
    record BufferSource(String name, ByteBuffer bytes) implements ByteSource {

        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public int read(long position, byte[] into, int at, int length) {
            int count = (int) Math.min(length, bytes.limit() - position);
            if (count > 0) {
                bytes.get((int) position, into, at, count);
            }
            return count;
        }

        @Override
        public void close() {}
    }
}
