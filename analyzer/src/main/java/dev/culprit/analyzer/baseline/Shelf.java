package dev.culprit.analyzer.baseline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where entries live: a directory, a git remote, a database. It moves files and believes nothing; what is in them is judged by
 * {@link BaselineStore}, the same for all.
 *
 * <p>Any number of processes may use a place at once. An entry is there as a whole or not at all, whenever a writer is killed.
 * Messages of the exceptions name what is wrong, without secrets of the place. Not thread safe.
 */
interface Shelf extends AutoCloseable {

    /** Whether anything was ever saved there. */
    boolean exists() throws BaselineException;

    /** Everything that is there, whether it is an entry or not; nothing when the place does not exist yet. */
    List<Item> items() throws BaselineException;

    /** An empty directory of this machine, to write an entry into. */
    Path draft(String id) throws IOException;

    /**
     * Makes an entry of what was written. When it returns, nothing but the failure of its disk can lose it.
     *
     * @throws IOException if it cannot; then there is no entry
     */
    void publish(Path draft, Entry entry) throws IOException;

    /**
     * A directory of this machine with the files of {@code entry}, as long as this is open. They are not verified.
     *
     * @throws BaselineException if its manifest is no longer what {@code entry} was read from
     */
    EntryFolder folder(Entry entry) throws BaselineException;

    /** What is in the file {@link Entry#TESTS} of {@code entry}, without a need to have all the others here. */
    byte[] tests(Entry entry) throws BaselineException;

    /** What a person finds {@code file} by. */
    String place(Entry entry, StoredFile file);

    /** Removes an entry; false when it is no longer there as it was listed, such as when another process has done so. */
    boolean remove(Entry entry) throws BaselineException;

    /**
     * Removes what killed processes have left.
     *
     * @param now milliseconds since 1970
     */
    void clearUp(long now) throws BaselineException;

    /** Removes what is on this machine for its sake. */
    @Override
    void close();

    /** Something that is there. */
    interface Item {

        String name();

        /** What its {@link EntryJson#FILE} says. */
        Entry entry() throws BaselineException;

        /** Looks whether the files of {@code entry} are there, as far as that is seen without reading them. */
        void requireFiles(Entry entry) throws BaselineException;

        /** Whether nobody has removed it meanwhile. */
        boolean isThere();
    }
}
