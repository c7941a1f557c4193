package dev.culprit.analyzer.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The directory of one entry, and how it is read. Nothing in it is believed that its hash does not vouch for. */
record EntryFolder(Path path) {

    /** Far above what a set of a hundred thousand profiles needs; a store may come from anywhere. */
    private static final long LARGEST_MANIFEST = 64L << 20;

    /** Its manifest; whether all files are there, but not what is in them. */
    Entry read() throws BaselineException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new BaselineException("it is no directory, so not culprit's");
        }
        Entry entry = EntryJson.read(manifest());
        if (!entry.id().equals(String.valueOf(path.getFileName()))) {
            throw new BaselineException("its content is that of " + entry.id() + ", so it was copied or renamed");
        }
        for (StoredFile file : entry.files()) {
            requireSize(file);
        }
        return entry;
    }

    private byte[] manifest() throws BaselineException {
        Path file = path.resolve(EntryJson.FILE);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new BaselineException(
                        "it has no " + EntryJson.FILE + ", so it is not culprit's or was copied in part");
            }
            if (Files.size(file) > LARGEST_MANIFEST) {
                throw new BaselineException(EntryJson.FILE + " is larger than culprit writes");
            }
            return Files.readAllBytes(file);
        } catch (BaselineException e) {
            throw e;
        } catch (IOException e) {
            throw new BaselineException(EntryJson.FILE + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private void requireSize(StoredFile file) throws BaselineException {
        Path stored = path.resolve(file.name());
        if (!Files.isRegularFile(stored, LinkOption.NOFOLLOW_LINKS)) {
            throw new BaselineException("its file " + file.name() + " is missing");
        }
        long size = size(stored);
        if (size != file.bytes()) {
            String how = size == 0 ? "empty" : size + " bytes long instead of " + file.bytes();
            throw new BaselineException("its file " + file.name() + " is damaged: it is " + how);
        }
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

    TestSet tests() throws BaselineException {
        try {
            List<String> ids = new ArrayList<>();
            for (JsonNode id :
                    new ObjectMapper().readTree(path.resolve(Entry.TESTS).toFile())) {
                ids.add(id.asText());
            }
            return TestSet.of(ids);
        } catch (IOException e) {
            throw new BaselineException("its file " + Entry.TESTS + " is damaged: it is no complete JSON", e);
        }
    }
}
