package dev.culprit.analyzer.baseline;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the files of an entry into a directory that nobody else knows yet, each forced to the disk. Not thread safe. */
final class EntryWriter {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final List<StoredFile> files = new ArrayList<>();

    EntryWriter(Path folder) {
        this.folder = folder;
    }

    Entry write(String id, Entry.Facts facts, TestSet tests, List<ProfileFile> profiles, long now) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (ProfileFile profile : profiles) {
            copy(profile.path(), name(profile, ++number));
        }
        byte[] ids = new ObjectMapper().writeValueAsBytes(tests.ids());
        Sha256 hash = new Sha256();
        hash.add(ids);
        write(folder.resolve(Entry.TESTS), ids);
        files.add(new StoredFile(Entry.TESTS, ids.length, hash.hex()));
        Entry entry = new Entry(id, facts, now, files);
        write(folder.resolve(EntryJson.FILE), EntryJson.write(entry));
        force(folder);
        return entry;
    }

    private static String name(ProfileFile profile, int number) {
        String plain = String.valueOf(profile.path().getFileName()).replaceAll("[^0-9A-Za-z_.+-]", "_");
        String end = plain.substring(Math.max(0, plain.length() - 150));
        return profile.origin() + "/" + String.format(Locale.ROOT, "%05d-", number) + end;
    }

    private void copy(Path from, String name) throws IOException {
        Path to = folder.resolve(name);
        Files.createDirectories(to.getParent());
        Sha256 hash = new Sha256();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(from);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.add(buffer, read);
                size += read;
                write(out, ByteBuffer.wrap(buffer, 0, read));
            }
            out.force(true);
        }
        force(to.getParent());
        files.add(new StoredFile(name, size, hash.hex()));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(out, ByteBuffer.wrap(bytes));
            out.force(true);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Names are on the disk only when their directory is. Windows opens no directory, and needs no such thing. */
    static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }
}
