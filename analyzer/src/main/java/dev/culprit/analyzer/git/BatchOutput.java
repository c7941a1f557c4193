package dev.culprit.analyzer.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code git cat-file --batch} has written: for each object a line {@code ID TYPE SIZE} and its bytes, or a line that says that it
 * is missing.
 */
record BatchOutput(Path file) {

    void read(List<String> asked, ObjectReader reader) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (String name : asked) {
                String[] header = line(in).split(" ");
                if (header.length != 3 || !header[2].matches("\\d{1,18}")) {
                    // "NAME missing", and in a name that has spaces more words.
                    continue;
                }
                Bounded content = new Bounded(in, Long.parseLong(header[2]));
                if (header[1].equals("blob")) {
                    reader.read(name, content, content.left);
                }
                content.skipNBytes(content.left);
                in.skipNBytes(1);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("git ended before its answer did");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** The bytes of one object. */
    private static final class Bounded extends FilterInputStream {

        private long left;

        private Bounded(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = in.skip(Math.min(bytes, left));
            left -= skipped;
            return skipped;
        }
    }
}
