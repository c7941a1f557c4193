package dev.culprit.analyzer.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory: {@code entries} holds a directory for each entry, {@code incoming} those that are being written or removed.
 *
 * <p>Without a lock: an entry is written under a name of its own and then renamed, and what is removed is renamed first. A reader
 * that is overtaken by a removal sees a missing file. {@code index} is a {@link DirectoryIndex}.
 */
final class DirectoryShelf implements Shelf {

    /** Nobody needs a day to copy a profile set; what is older was left by a process that was killed. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    /** So many manifests are read in the time that the rest of a list takes; an index would gain nothing. */
    private static final int FEW = 100;

    private final Path root;
    private final Path entries;
    private final Path incoming;
    private final Path index;
    private final int few;

    DirectoryShelf(Path root) {
        this(root, FEW);
    }

    /** @param few with how many entries there is no index yet */
    DirectoryShelf(Path root, int few) {
        this.root = root;
        this.few = few;
        this.entries = root.resolve("entries");
        this.incoming = root.resolve("incoming");
        this.index = root.resolve("index");
    }

    @Override
    public boolean exists() {
        return Files.isDirectory(entries);
    }

    @Override
    public List<Item> items() throws BaselineException {
        List<Path> folders = folders(entries);
        if (folders.size() <= few) {
            return folders.stream().map(EntryFolder::new).map(Item.class::cast).toList();
        }
        DirectoryIndex known = DirectoryIndex.read(index);
        List<IndexedFolder> items = folders.stream()
                .map(folder -> IndexedFolder.of(new EntryFolder(folder), known))
                .toList();
        List<DirectoryIndex.Noted> noted = items.stream()
                .flatMap(item -> item.noted().filter(of -> of.isCalled(item.name())).stream())
                .toList();
        known.replace(noted, System.currentTimeMillis());
        return List.copyOf(items);
    }

    @Override
    public Path draft(String id) throws IOException {
        Files.createDirectories(entries);
        return incoming.resolve(id);
    }

    @Override
    public void publish(Path draft, Entry entry) throws IOException {
        Files.move(draft, entries.resolve(entry.id()), StandardCopyOption.ATOMIC_MOVE);
        EntryWriter.force(entries);
    }

    @Override
    public EntryFolder folder(Entry entry) throws BaselineException {
        EntryFolder folder = new EntryFolder(entries.resolve(entry.id()));
        if (!folder.entry().equals(entry)) {
            throw new BaselineException("its " + EntryJson.FILE + " is not that which was listed");
        }
        return folder;
    }

    @Override
    public byte[] tests(Entry entry) throws BaselineException {
        return folder(entry).read(Entry.TESTS);
    }

    @Override
    public String place(Entry entry, StoredFile file) {
        return entries.resolve(entry.id()).resolve(file.name()).toString();
    }

    @Override
    public boolean remove(Entry entry) throws BaselineException {
        Path removed = incoming.resolve("removed-" + entry.id());
        if (!isAsListed(entry)) {
            return false;
        }
        try {
            Files.createDirectories(incoming);
            Files.move(entries.resolve(entry.id()), removed, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new BaselineException("cannot remove the baseline " + entry.id() + " (" + e + ")", e);
        }
        // What cannot be deleted now is deleted by a later clearUp.
        Scratch.delete(removed);
        return true;
    }

    private boolean isAsListed(Entry entry) {
        try {
            folder(entry);
            return true;
        } catch (BaselineException e) {
            return false;
        }
    }

    @Override
    public void clearUp(long now) throws BaselineException {
        for (Path left : folders(incoming)) {
            if (lastModified(left) < now - LEFT_BEHIND.toMillis()) {
                Scratch.delete(left);
            }
        }
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

    @Override
    public void close() {}

    @Override
    public String toString() {
        return root.toString();
    }
}
