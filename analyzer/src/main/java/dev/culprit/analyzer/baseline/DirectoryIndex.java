package dev.culprit.analyzer.baseline;

import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What manifests said when they were last read, so that a list of thousands of entries need not parse them again. It is believed of a
 * manifest that is as old and as long as it was then, and only for lists: what is used or removed is read again. Missing, damaged, of
 * another version, not writable: then the manifests are read, and it is made anew.
 *
 * <p>Whoever writes it replaces it as a whole, and the last of several wins; what that one did not know is read next time.
 */
final class DirectoryIndex {

    /** Raised with every change of what follows it; another is no index. */
    private static final int VERSION = 2;

    /** File systems keep times to 2 s at worst; within that a manifest may change and look the same, so a newer one is not noted. */
    private static final long SETTLED_MILLIS = 3_000;

    private static final int HASH_LENGTH = 64;

    private final Path file;
    private final Map<String, Noted> noted;

    /**
     * A manifest as it was read.
     *
     * @param modified when it was written, milliseconds since 1970
     * @param bytes its size
     */
    record Noted(long modified, long bytes, Entry entry) {

        boolean isCalled(String name) {
            return entry.id().equals(name);
        }
    }

    private DirectoryIndex(Path file, Map<String, Noted> noted) {
        this.file = file;
        this.noted = noted;
    }

    /** The index in {@code file}; an empty one when that is none. */
    static DirectoryIndex read(Path file) {
        try {
            return new DirectoryIndex(file, parse(Files.readAllBytes(file)));
        } catch (IOException | IllegalArgumentException e) {
            return new DirectoryIndex(file, Map.of());
        }
    }

    /** The entry {@code name}, if its manifest is as old and long as when it was read; else null. */
    @Nullable
    Entry find(String name, long modified, long bytes) {
        Noted found = noted.get(name);
        return found != null && found.modified() == modified && found.bytes() == bytes ? found.entry() : null;
    }

    /**
     * Replaces it by {@code all} if there is a difference worth it. What cannot be written is not: the store may be read only.
     *
     * @param now milliseconds since 1970
     */
    void replace(List<Noted> all, long now) {
        List<Noted> settled = all.stream()
                .filter(one -> one.modified() < now - SETTLED_MILLIS)
                .toList();
        boolean same = settled.size() == noted.size()
                && settled.stream()
                        .allMatch(one -> one.equals(noted.get(one.entry().id())));
        if (same) {
            return;
        }
        Path written = file.resolveSibling("index-" + UUID.randomUUID());
        try {
            Files.write(written, bytes(settled));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Scratch.delete(written);
        }
    }

    private static byte[] bytes(List<Noted> all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(VERSION);
        out.writeInt(all.size());
        for (Noted one : all) {
            out.writeLong(one.modified());
            out.writeLong(one.bytes());
            write(one.entry(), out);
        }
        Sha256 hash = new Sha256();
        hash.add(bytes.toByteArray());
        out.writeBytes(hash.hex());
        return bytes.toByteArray();
    }

    private static void write(Entry entry, DataOutputStream out) throws IOException {
        Entry.Facts facts = entry.facts();
        for (String text : List.of(entry.id(), facts.branch(), facts.commit(), facts.testSet(), facts.culprit())) {
            out.writeUTF(text);
        }
        out.writeInt(facts.tests());
        out.writeInt(facts.forks());
        out.writeLong(entry.savedEpochMillis());
        Map<String, String> environment = facts.environment().facts();
        out.writeInt(environment.size());
        for (Map.Entry<String, String> fact : environment.entrySet()) {
            out.writeUTF(fact.getKey());
            out.writeUTF(fact.getValue());
        }
        out.writeUTF(facts.contents().kind().text());
        out.writeInt(facts.contents().events().size());
        for (String event : facts.contents().events()) {
            out.writeUTF(event);
        }
        out.writeInt(entry.files().size());
        for (StoredFile stored : entry.files()) {
            out.writeUTF(stored.name());
            out.writeLong(stored.bytes());
            out.writeUTF(stored.sha256());
        }
    }

    /** @throws IllegalArgumentException if what it says makes no entry */
    private static Map<String, Noted> parse(byte[] bytes) throws IOException {
        int end = bytes.length - HASH_LENGTH;
        Sha256 hash = new Sha256();
        hash.add(bytes, Math.max(end, 0));
        if (end < 0
                || !hash.hex()
                        .equals(new String(bytes, end, HASH_LENGTH, java.nio.charset.StandardCharsets.US_ASCII))) {
            throw new IOException("not as it was written");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, end)));
        if (in.readInt() != VERSION) {
            throw new IOException("of another version");
        }
        Map<String, Noted> all = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            long modified = in.readLong();
            long size = in.readLong();
            Entry entry = entry(in);
            all.put(entry.id(), new Noted(modified, size, entry));
        }
        return all;
    }

    private static Entry entry(DataInputStream in) throws IOException {
        String id = in.readUTF();
        String branch = in.readUTF();
        String commit = in.readUTF();
        String testSet = in.readUTF();
        String culprit = in.readUTF();
        int tests = in.readInt();
        int forks = in.readInt();
        long saved = in.readLong();
        Map<String, String> environment = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            environment.put(in.readUTF(), in.readUTF());
        }
        Contents contents = contents(in);
        List<StoredFile> files = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            files.add(new StoredFile(in.readUTF(), in.readLong(), in.readUTF()));
        }
        Entry.Facts facts = new Entry.Facts(
                branch, commit, new EnvironmentClass(environment), testSet, tests, forks, culprit, contents);
        return new Entry(id, facts, saved, files);
    }

    private static Contents contents(DataInputStream in) throws IOException {
        String kind = in.readUTF();
        SortedSet<String> events = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            events.add(in.readUTF());
        }
        return new Contents(Contents.Kind.of(kind).orElseThrow(() -> new IOException("of another version")), events);
    }
}
