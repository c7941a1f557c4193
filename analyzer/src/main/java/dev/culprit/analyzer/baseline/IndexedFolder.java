package dev.culprit.analyzer.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of an entry whose manifest an index may know.
 *
 * @param folder the directory
 * @param noted the manifest as it is now, none when it cannot be read
 * @param problem why it cannot be read
 */
record IndexedFolder(
        EntryFolder folder,
        Optional<DirectoryIndex.Noted> noted,
        @Nullable BaselineException problem) implements Shelf.Item {

    static IndexedFolder of(EntryFolder folder, DirectoryIndex index) {
        try {
            BasicFileAttributes manifest = Files.readAttributes(
                    folder.path().resolve(EntryJson.FILE), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long modified = manifest.lastModifiedTime().toMillis();
            Entry known = manifest.isRegularFile() ? index.find(folder.name(), modified, manifest.size()) : null;
            Entry entry = known == null ? folder.entry() : known;
            return new IndexedFolder(
                    folder, Optional.of(new DirectoryIndex.Noted(modified, manifest.size(), entry)), null);
        } catch (BaselineException e) {
            return new IndexedFolder(folder, Optional.empty(), e);
        } catch (IOException e) {
            // The reading of it says best what it is.
            return new IndexedFolder(folder, Optional.empty(), null);
        }
    }

    @Override
    public String name() {
        return folder.name();
    }

    @Override
    public Entry entry() throws BaselineException {
        if (problem != null) {
            throw problem;
        }
        return noted.isPresent() ? noted.get().entry() : folder.entry();
    }

    @Override
    public void requireFiles(Entry entry) throws BaselineException {
        folder.requireFiles(entry);
    }

    @Override
    public boolean isThere() {
        return folder.isThere();
    }
}
