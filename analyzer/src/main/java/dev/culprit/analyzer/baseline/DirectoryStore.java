package dev.culprit.analyzer.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A store in a directory: {@code entries} holds a directory for each entry, {@code incoming} those that are being written or removed.
 *
 * <p>Any number of processes may use it at once, without a lock: an entry is written under a name of its own and then renamed, so it is
 * there as a whole or not at all; and what is removed is renamed first. A reader that is overtaken by a removal sees a missing file.
 */
public final class DirectoryStore {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Nobody needs a day to copy a profile set; what is older was left by a process that was killed. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Path root;
    private final Path entries;
    private final Path incoming;

    public DirectoryStore(Path root) {
        this.root = root;
        this.entries = root.resolve("entries");
        this.incoming = root.resolve("incoming");
    }

    /** What is in it, without a look into the profiles; nothing when it does not exist yet. */
    public Listing list() throws BaselineException {
        List<Entry> readable = new ArrayList<>();
        List<Listing.Skipped> skipped = new ArrayList<>();
        for (Path folder : folders(entries)) {
            try {
                readable.add(new EntryFolder(folder).read());
            } catch (BaselineException e) {
                if (Files.exists(folder)) {
                    skipped.add(
                            new Listing.Skipped(String.valueOf(folder.getFileName()), String.valueOf(e.getMessage())));
                }
            }
        }
        readable.sort(Comparator.comparingLong(Entry::savedEpochMillis)
                .thenComparing(Entry::id)
                .reversed());
        return new Listing(readable, skipped);
    }

    /** Whether anything was ever saved in it. */
    public boolean exists() {
        return Files.isDirectory(entries);
    }

    /**
     * Saves a set. When it returns, the entry is on the disk.
     *
     * @param now milliseconds since 1970
     * @throws BaselineException if it cannot be written; then there is no entry
     */
    public Entry save(Entry.Facts facts, TestSet tests, List<ProfileFile> profiles, long now) throws BaselineException {
        String id = TIME.format(Instant.ofEpochMilli(now)) + "-" + facts.shortCommit() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        Path written = incoming.resolve(id);
        try {
            Files.createDirectories(entries);
            Entry entry = new EntryWriter(written).write(id, facts, tests, profiles, now);
            Files.move(written, entries.resolve(id), StandardCopyOption.ATOMIC_MOVE);
            EntryWriter.force(entries);
            return entry;
        } catch (IOException e) {
            delete(written);
            throw new BaselineException(
                    "cannot save a baseline in " + root + " (" + e + "); choose another --store", e);
        }
    }

    /** @throws BaselineException if a file of {@code entry} is not what was saved; the message does not name the entry */
    public void verify(Entry entry) throws BaselineException {
        folder(entry).verify(entry);
    }

    /** The tests of {@code entry}. */
    public TestSet tests(Entry entry) throws BaselineException {
        return folder(entry).tests();
    }

    /** The profiles of {@code entry}. */
    public List<Path> profiles(Entry entry) {
        return entry.profiles().stream()
                .map(file -> folder(entry).path().resolve(file.name()))
                .toList();
    }

    private EntryFolder folder(Entry entry) {
        return new EntryFolder(entries.resolve(entry.id()));
    }

    /**
     * Removes entries that {@code retention} does not keep. What cannot be read is left alone: it may be of a newer version.
     *
     * @param now milliseconds since 1970
     * @return what was removed
     */
    public List<Entry> prune(Retention retention, long now) throws BaselineException {
        List<Entry> surplus = retention.surplus(list().entries(), now);
        for (Entry entry : surplus) {
            Path removed = incoming.resolve("removed-" + entry.id());
            try {
                Files.createDirectories(incoming);
                Files.move(entries.resolve(entry.id()), removed, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                // Another process removed it.
                continue;
            } catch (IOException e) {
                throw new BaselineException("cannot remove the baseline " + entry.id() + " (" + e + ")", e);
            }
            delete(removed);
        }
        return surplus;
    }

    /**
     * Reads every file of every entry, and removes what killed processes have left.
     *
     * @param now milliseconds since 1970
     * @return the entries that are whole, and what is wrong with the others
     */
    public Listing refresh(long now) throws BaselineException {
        for (Path left : folders(incoming)) {
            if (lastModified(left) < now - LEFT_BEHIND.toMillis()) {
                delete(left);
            }
        }
        Listing listing = list();
        List<Entry> whole = new ArrayList<>();
        List<Listing.Skipped> skipped = new ArrayList<>(listing.skipped());
        for (Entry entry : listing.entries()) {
            try {
                verify(entry);
                whole.add(entry);
            } catch (BaselineException e) {
                skipped.add(new Listing.Skipped(entry.id(), String.valueOf(e.getMessage())));
            }
        }
        return new Listing(whole, skipped);
    }

    private List<Path> folders(Path directory) throws BaselineException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new BaselineException(root + " is a file, not a directory of baselines; check --store");
        }
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new BaselineException("the baselines in " + root + " cannot be listed (" + e + ")", e);
        }
    }

    private static long lastModified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException e) {
            // Somebody else removes it.
            return Long.MAX_VALUE;
        }
    }

    /** What cannot be deleted now is deleted by a later {@link #refresh}. */
    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            return;
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
