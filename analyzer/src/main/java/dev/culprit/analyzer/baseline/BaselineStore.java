package dev.culprit.analyzer.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.ProcessStarter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The baselines of a place. What it gives has the content that was saved: of the entries it lists the facts, which their own hash
 * vouches for; of their profiles all, once {@link #verify} has passed. What is missing, damaged, foreign or newer is named and skipped.
 *
 * <p>Not thread safe; any number of processes may use a place at once, see {@link Shelf}.
 */
public final class BaselineStore implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Comparator<Entry> LAST_FIRST = Comparator.comparingLong(Entry::savedEpochMillis)
            .thenComparing(Entry::id)
            .reversed();

    private final Shelf shelf;

    BaselineStore(Shelf shelf) {
        this.shelf = shelf;
    }

    /** That in a directory, which need not exist yet. */
    public static BaselineStore in(Path directory) {
        return new BaselineStore(new DirectoryShelf(directory));
    }

    /**
     * That behind a git remote.
     *
     * @param directory where a remote's name or a relative path is looked up
     * @param remote a remote's name, a path or URL, or {@code .} for the repository at hand itself
     * @param starter what runs git
     * @throws GitFailure if there is no such remote; whether it can be reached is seen when it is used
     */
    public static BaselineStore git(Path directory, String remote, ProcessStarter starter)
            throws GitFailure, BaselineException {
        return new BaselineStore(new GitShelf(directory, remote, starter));
    }

    /**
     * That in a PostgreSQL database.
     *
     * @param url as its JDBC driver takes it
     * @param environment where {@code PGUSER} and {@code PGPASSWORD} are looked up when the URL has no user or password
     * @throws BaselineException if it is no such URL; whether the database can be reached is seen when it is used
     */
    public static BaselineStore postgres(String url, Map<String, String> environment) throws BaselineException {
        return new BaselineStore(new PostgresShelf(new PostgresConnection(url, environment)));
    }

    /** What is in it, without a look into the profiles; nothing when it does not exist yet. */
    public Listing list() throws BaselineException {
        List<Entry> readable = new ArrayList<>();
        List<Listing.Skipped> skipped = new ArrayList<>();
        for (Shelf.Item item : shelf.items()) {
            try {
                readable.add(read(item));
            } catch (BaselineException e) {
                if (item.isThere()) {
                    skipped.add(skipped(item.name(), e));
                }
            }
        }
        readable.sort(LAST_FIRST);
        return new Listing(readable, skipped);
    }

    private static Entry read(Shelf.Item item) throws BaselineException {
        Entry entry = item.entry();
        if (!entry.id().equals(item.name())) {
            throw new BaselineException("its content is that of " + entry.id() + ", so it was copied or renamed");
        }
        item.requireFiles(entry);
        return entry;
    }

    /** Whether anything was ever saved in it. */
    public boolean exists() throws BaselineException {
        return shelf.exists();
    }

    /**
     * Saves a set. When it returns, the entry is there, as a whole.
     *
     * @param now milliseconds since 1970
     * @throws BaselineException if it cannot be written; then there is no entry
     */
    public Entry save(Entry.Facts facts, TestSet tests, List<ProfileFile> profiles, long now) throws BaselineException {
        String id = time(now) + "-" + facts.shortCommit() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        try {
            Path draft = shelf.draft(id);
            try {
                Entry entry = new EntryWriter(draft).write(id, facts, tests, profiles, now);
                shelf.publish(draft, entry);
                return entry;
            } finally {
                Scratch.delete(draft);
            }
        } catch (IOException e) {
            String why = e instanceof BaselineException ? String.valueOf(e.getMessage()) : e.toString();
            throw new BaselineException("cannot save a baseline in " + shelf + " (" + why + "); check --store", e);
        }
    }

    private static String time(long epochMillis) {
        return TIME.format(Instant.ofEpochMilli(epochMillis));
    }

    /** Whether {@code id} was given to an entry more than a day before {@code now}, milliseconds since 1970. */
    static boolean isOlderThanADay(String id, long now) {
        String dayBefore = time(now - 86_400_000L);
        return id.matches("\\d{8}-\\d{6}-.*")
                && id.substring(0, dayBefore.length()).compareTo(dayBefore) < 0;
    }

    /** @throws BaselineException if a file of {@code entry} is not what was saved; the message does not name the entry */
    public void verify(Entry entry) throws BaselineException {
        shelf.folder(entry).verify(entry);
    }

    /** The tests of {@code entry}. */
    public TestSet tests(Entry entry) throws BaselineException {
        List<String> ids = new ArrayList<>();
        try {
            for (JsonNode id : new ObjectMapper().readTree(shelf.tests(entry))) {
                ids.add(id.asText());
            }
        } catch (BaselineException e) {
            throw e;
        } catch (IOException e) {
            throw new BaselineException("its file " + Entry.TESTS + " is damaged: it is no complete JSON", e);
        }
        TestSet tests = TestSet.of(ids);
        if (!tests.hash().equals(entry.facts().testSet())) {
            throw new BaselineException(
                    "its file " + Entry.TESTS + " is damaged: its content is not that which was saved");
        }
        return tests;
    }

    /** The profiles of {@code entry} as files of this machine, which are there until this store is closed. */
    public List<Path> profiles(Entry entry) throws BaselineException {
        Path folder = shelf.folder(entry).path();
        return entry.profiles().stream()
                .map(file -> folder.resolve(file.name()))
                .toList();
    }

    /** What a person finds the profiles of {@code entry} by. */
    public List<String> places(Entry entry) {
        return entry.profiles().stream().map(file -> shelf.place(entry, file)).toList();
    }

    /**
     * Removes entries that {@code retention} does not keep. What cannot be read is left alone: it may be of a newer version.
     *
     * @param now milliseconds since 1970
     * @return what was removed
     */
    public List<Entry> prune(Retention retention, long now) throws BaselineException {
        List<Entry> removed = new ArrayList<>();
        for (Entry entry : retention.surplus(list().entries(), now)) {
            if (shelf.remove(entry)) {
                removed.add(entry);
            }
        }
        return removed;
    }

    /**
     * Reads every file of every entry, and removes what killed processes have left.
     *
     * @param now milliseconds since 1970
     * @return the entries that are whole, and what is wrong with the others
     */
    public Listing refresh(long now) throws BaselineException {
        shelf.clearUp(now);
        Listing listing = list();
        List<Entry> whole = new ArrayList<>();
        List<Listing.Skipped> skipped = new ArrayList<>(listing.skipped());
        for (Entry entry : listing.entries()) {
            try {
                verify(entry);
                whole.add(entry);
            } catch (BaselineException e) {
                skipped.add(skipped(entry.id(), e));
            }
        }
        return new Listing(whole, skipped);
    }

    private static Listing.Skipped skipped(String name, BaselineException why) {
        return new Listing.Skipped(name, String.valueOf(why.getMessage()));
    }

    /** Removes copies on this machine of what is kept elsewhere. */
    @Override
    public void close() {
        shelf.close();
    }

    /** Where it is, without what is secret of that. */
    @Override
    public String toString() {
        return shelf.toString();
    }
}
