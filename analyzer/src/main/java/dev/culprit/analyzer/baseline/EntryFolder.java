package dev.culprit.analyzer.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The directory of one entry, and how it is read. Nothing in it is believed that its hash does not vouch for. */
record EntryFolder(Path path) implements Shelf.Item {

    /** Far above what a set of a hundred thousand profiles needs; a store may come from anywhere. */
    static final long LARGEST_MANIFEST = 64L << 20;

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public Entry entry() throws BaselineException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new BaselineException("it is no directory, so not culprit's");
        }
        if (!Files.isRegularFile(path.resolve(EntryJson.FILE), LinkOption.NOFOLLOW_LINKS)) {
            throw new BaselineException(
                    "it has no " + EntryJson.FILE + ", so it is not culprit's or was copied in part");
        }
        return EntryJson.read(read(EntryJson.FILE));
    }

    /** What is in the file {@code name}, one of those whose size has a limit. */
    byte[] read(String name) throws BaselineException {
        Path file = path.resolve(name);
        try {
            if (Files.size(file) > LARGEST_MANIFEST) {
                throw new BaselineException(name + " is larger than culprit writes");
            }
            return Files.readAllBytes(file);
        } catch (BaselineException e) {
            throw e;
        } catch (IOException e) {
            throw new BaselineException(name + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void requireFiles(Entry entry) throws BaselineException {
        for (StoredFile file : entry.files()) {
            requireSize(file);
        }
    }

    @Override
    public boolean isThere() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void requireSize(StoredFile file) throws BaselineException {
        Path stored = path.resolve(file.name());
        if (!Files.isRegularFile(stored, LinkOption.NOFOLLOW_LINKS)) {
            throw new BaselineException("its file " + file.name() + " is missing");
        }
        long size = size(stored);
        if (size != file.bytes()) {
            throw new BaselineException(wrongSize(file, size));
        }
    }

    static String wrongSize(StoredFile file, long size) {
        String how = size == 0 ? "empty" : size + " bytes long instead of " + file.bytes();
        return "its file " + file.name() + " is damaged: it is " + how;
    }

    private static long size(Path file) throws BaselineException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new BaselineException(
                    "its file " + file.getFileName() + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** @throws BaselineException if a file is not what was saved */
    void verify(Entry entry) throws BaselineException {
        for (StoredFile file : entry.files()) {
            requireSize(file);
            String hash;
            try {
                hash = Sha256.of(path.resolve(file.name()));
            } catch (IOException e) {
                throw new BaselineException("its file " + file.name() + " cannot be read (" + e.getMessage() + ")", e);
            }
            if (!hash.equals(file.sha256())) {
                throw new BaselineException(
                        "its file " + file.name() + " is damaged: its content is not that which was saved");
            }
        }
    }
}
