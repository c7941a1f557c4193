package dev.culprit.analyzer.baseline;

import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One set in a store.
 *
 * @param id its name, unique in its store
 * @param facts what it is of
 * @param savedEpochMillis when it was saved, milliseconds since 1970
 * @param files its files, with their hashes
 */
public record Entry(String id, Facts facts, long savedEpochMillis, List<StoredFile> files) {

    static final String TESTS = "tests.json";

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,100}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

    public Entry {
        files = List.copyOf(files);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("'" + id + "' is no name of a baseline");
        }
        if (files.stream().noneMatch(file -> file.name().equals(TESTS)) || files.size() < 2) {
            throw new IllegalArgumentException("a baseline has profiles and " + TESTS);
        }
    }

    /**
     * What a set is of. All but the counts is what it is found by.
     *
     * @param branch name of the branch that it was recorded on
     * @param commit full hash of the commit
     * @param environment what has to be the same for times to be compared
     * @param testSet hash of the ids of the tests that ran, see {@link TestSet#hash}
     * @param tests number of tests that ran; of results of JMH, of benchmarks
     * @param forks executions of the measured command
     * @param culprit the version that saved it
     * @param contents what it is made of
     */
    public record Facts(
            String branch,
            String commit,
            EnvironmentClass environment,
            String testSet,
            int tests,
            int forks,
            String culprit,
            Contents contents) {

        public Facts {
            if (branch.isBlank()) {
                throw new IllegalArgumentException("a baseline is of a branch");
            }
            if (!COMMIT.matcher(commit).matches()) {
                throw new IllegalArgumentException("'" + commit + "' is no commit");
            }
        }

        /** Enough of the hash to tell it from others. */
        public String shortCommit() {
            return commit.substring(0, Math.min(commit.length(), 12));
        }
    }

    /** Its profiles, without what else belongs to it. */
    public List<StoredFile> profiles() {
        return files.stream().filter(file -> !file.name().equals(TESTS)).toList();
    }

    /** Size of all its files. */
    public long bytes() {
        return files.stream().mapToLong(StoredFile::bytes).sum();
    }
}
