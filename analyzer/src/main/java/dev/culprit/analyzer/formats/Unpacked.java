package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.ByteSource;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks what is packed with gzip into a file of its own, as recordings are read forth and back. */
final class Unpacked {

    private static final long MOST_BYTES = 16L << 30;
    private static final long MOST_TIMES = 200;
    private static final long ALWAYS_ALLOWED = 64L << 20;

    private static final String CUT_OFF = "the gzip data end too soon: the file was cut off; copy it again";
    private static final String READ_THE_REST = ", or read what is left of the recording: gzip -dc FILE > REST.jfr";

    private Unpacked() {}

    /** The first {@code length} bytes; fewer if there are no more, also because the file was cut off. */
    static byte[] start(ByteSource packed, int length) throws IOException {
        byte[] start = new byte[length];
        int size = 0;
        try (InputStream in = stream(packed)) {
            for (int read = 0; read >= 0 && size < length; size += Math.max(0, read)) {
                read = in.read(start, size, length - size);
            }
        } catch (EOFException e) {
            if (size == 0) {
                throw new SampleFormatException(packed.name(), CUT_OFF);
            }
        } catch (ZipException e) {
            throw new SampleFormatException(packed.name(), "it cannot be unpacked: " + e.getMessage());
        }
        return Arrays.copyOf(start, size);
    }

    /**
     * All of it, in a temporary file that is deleted when the source is closed.
     *
     * @throws SampleFormatException if it was cut off; then it says what can be done about one of {@code format}
     */
    static ByteSource all(ByteSource packed, SampleFormat format) throws IOException {
        Path file = Files.createTempFile("culprit-unpacked-", ".tmp");
        // While one side is unpacked, a failure of the other ends the JVM.
        file.toFile().deleteOnExit();
        try {
            try (InputStream in = stream(packed);
                    OutputStream out = Files.newOutputStream(file)) {
                copy(packed, in, out);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
            return new ByteSource.FileSource(packed.name(), channel, channel.size());
        } catch (EOFException e) {
            Files.deleteIfExists(file);
            throw new SampleFormatException(packed.name(), CUT_OFF + (format == SampleFormat.JFR ? READ_THE_REST : ""));
        } catch (ZipException e) {
            Files.deleteIfExists(file);
            throw new SampleFormatException(packed.name(), "it cannot be unpacked: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void copy(ByteSource packed, InputStream in, OutputStream out) throws IOException {
        long most = Math.min(MOST_BYTES, Math.max(ALWAYS_ALLOWED, MOST_TIMES * packed.size()));
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            done += read;
            if (done > most) {
                throw new SampleFormatException(packed.name(), "it unpacks to more than " + most + " bytes");
            }
            out.write(buffer, 0, read);
        }
    }

    static InputStream stream(ByteSource packed) throws IOException {
        return new GZIPInputStream(new SourceStream(packed), 1 << 16);
    }
}
