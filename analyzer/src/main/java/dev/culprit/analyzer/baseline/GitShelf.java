package dev.culprit.analyzer.baseline;

import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.ProcessStarter;
import dev.culprit.analyzer.git.RemoteRefs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A git remote. Each entry is two refs, made and removed together: {@code refs/culprit/baselines/ID}, with the manifest and the tests,
 * which a list needs of all entries, and {@code refs/culprit/profiles/ID}, with what is fetched of one. No clone fetches them unasked.
 *
 * <p>Refs of their own need no lock and no order among writers, and what is removed is gone once the remote collects its garbage; in one
 * branch every writer would have to win a race, and its history would keep all profiles for ever.
 */
final class GitShelf implements Shelf {

    private static final String MANIFESTS = "refs/culprit/baselines/";
    private static final String PROFILES = "refs/culprit/profiles/";
    private static final List<String> LISTED = List.of(EntryJson.FILE, Entry.TESTS);

    private final Scratch scratch = new Scratch();
    private final RemoteRefs refs;
    private final Set<String> fetched = new HashSet<>();
    private @Nullable Map<String, Found> found;

    /**
     * Finds the remote, without asking it yet.
     *
     * @param directory where a name or a relative path is looked up
     * @param remote what follows {@code git:}
     * @throws GitFailure if there is none
     */
    GitShelf(Path directory, String remote, ProcessStarter starter) throws GitFailure, BaselineException {
        try {
            refs = RemoteRefs.of(directory, remote, scratch.resolve("git"), starter);
        } catch (IOException e) {
            throw new BaselineException("no temporary directory can be made (" + e + ")", e);
        } catch (GitFailure e) {
            scratch.close();
            throw e;
        }
    }

    @Override
    public boolean exists() throws BaselineException {
        return !found().isEmpty();
    }

    @Override
    public List<Item> items() throws BaselineException {
        found = null;
        return List.copyOf(found().values());
    }

    private Map<String, Found> found() throws BaselineException {
        Map<String, Found> all = found;
        if (all == null) {
            all = fetch();
            found = all;
        }
        return all;
    }

    private Map<String, Found> fetch() throws BaselineException {
        Map<String, Found> all = new TreeMap<>();
        List<String> files = new ArrayList<>();
        try {
            for (String ref : refs.fetch(MANIFESTS + "*").keySet()) {
                all.put(ref, new Found(ref.substring(MANIFESTS.length())));
                LISTED.forEach(file -> files.add(ref + ":" + file));
            }
            refs.read(files, (file, content, bytes) -> {
                int colon = file.indexOf(':');
                Found entry = all.get(file.substring(0, colon));
                if (entry != null && bytes <= EntryFolder.LARGEST_MANIFEST) {
                    entry.files.put(file.substring(colon + 1), content.readAllBytes());
                }
            });
            return all;
        } catch (GitFailure | IOException e) {
            throw failure(e);
        }
    }

    @Override
    public Path draft(String id) throws IOException {
        return scratch.resolve(id);
    }

    @Override
    public void publish(Path draft, Entry entry) throws IOException {
        String message =
                "Baseline of " + entry.facts().branch() + " at " + entry.facts().shortCommit();
        List<String> profiles = entry.profiles().stream().map(StoredFile::name).toList();
        try {
            refs.commit(PROFILES + entry.id(), draft, profiles, message);
            refs.commit(MANIFESTS + entry.id(), draft, LISTED, message);
            refs.push(List.of(PROFILES + entry.id(), MANIFESTS + entry.id()));
        } catch (GitFailure e) {
            throw failure(e);
        }
    }

    @Override
    public EntryFolder folder(Entry entry) throws BaselineException {
        try {
            Path folder = scratch.resolve(entry.id());
            if (fetched.add(entry.id())) {
                Files.createDirectories(folder);
                Files.write(folder.resolve(Entry.TESTS), tests(entry));
                fetch(entry.profiles(), PROFILES + entry.id(), folder);
            }
            return new EntryFolder(folder);
        } catch (GitFailure | IOException e) {
            throw failure(e);
        }
    }

    private void fetch(Collection<StoredFile> profiles, String ref, Path folder) throws GitFailure, IOException {
        // With a star, a ref that is not there is no failure: its files are found to be missing then.
        refs.fetch(ref + "*");
        Map<String, Path> targets = new HashMap<>();
        profiles.forEach(file -> targets.put(ref + ":" + file.name(), folder.resolve(file.name())));
        refs.read(List.copyOf(targets.keySet()), (file, content, bytes) -> copy(content, targets.get(file)));
    }

    private static void copy(InputStream content, @Nullable Path target) throws IOException {
        if (target != null) {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
        }
    }

    @Override
    public byte[] tests(Entry entry) throws BaselineException {
        Found known = found().get(MANIFESTS + entry.id());
        byte[] tests = known == null ? null : known.files.get(Entry.TESTS);
        if (tests == null) {
            throw new BaselineException("its file " + Entry.TESTS + " is missing");
        }
        return tests;
    }

    @Override
    public String place(Entry entry, StoredFile file) {
        return PROFILES + entry.id() + ":" + file.name();
    }

    @Override
    public boolean remove(Entry entry) throws BaselineException {
        try {
            return refs.delete(List.of(MANIFESTS + entry.id(), PROFILES + entry.id()));
        } catch (GitFailure e) {
            throw failure(e);
        }
    }

    /** Nothing is left where refs are made together; elsewhere the profiles of an entry of which there is no more than these. */
    @Override
    public void clearUp(long now) throws BaselineException {
        try {
            Set<String> all = refs.list("refs/culprit/*").keySet();
            for (String ref : all) {
                String id = ref.startsWith(PROFILES) ? ref.substring(PROFILES.length()) : "";
                if (BaselineStore.isOlderThanADay(id, now) && !all.contains(MANIFESTS + id)) {
                    refs.delete(List.of(ref));
                }
            }
        } catch (GitFailure e) {
            throw failure(e);
        }
    }

    private static BaselineException failure(Exception why) {
        return why instanceof BaselineException e ? e : new BaselineException(String.valueOf(why.getMessage()), why);
    }

    @Override
    public void close() {
        scratch.close();
    }

    @Override
    public String toString() {
        return "git:" + refs;
    }

    /** A ref, and what was found behind it. */
    private static final class Found implements Item {

        private final String name;
        private final Map<String, byte[]> files = new HashMap<>();

        private Found(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Entry entry() throws BaselineException {
            byte[] manifest = files.get(EntryJson.FILE);
            if (manifest == null) {
                throw new BaselineException("it has no " + EntryJson.FILE + ", so it is not culprit's");
            }
            return EntryJson.read(manifest);
        }

        /** Only the tests are here; git itself vouches for the rest until it is fetched and verified. */
        @Override
        public void requireFiles(Entry entry) throws BaselineException {
            for (StoredFile file : entry.files()) {
                byte[] content = files.get(file.name());
                if (file.name().equals(Entry.TESTS) && content == null) {
                    throw new BaselineException("its file " + file.name() + " is missing");
                }
                if (content != null && content.length != file.bytes()) {
                    throw new BaselineException(EntryFolder.wrongSize(file, content.length));
                }
            }
        }

        @Override
        public boolean isThere() {
            return true;
        }
    }
}
