package dev.culprit.analyzer.baseline;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedTest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which tests ran.
 *
 * @param ids the same for the same tests of two commits; empty when no tests were recorded
 */
public record TestSet(SortedSet<String> ids) {

    public TestSet {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    static TestSet of(Collection<String> ids) {
        return new TestSet(new TreeSet<>(ids));
    }

    /** Those of {@code set} that ran in any of its forks. */
    public static TestSet of(LoadedSet set) {
        return of(set.tests().tests().stream()
                .filter(test -> test.runs().values().stream().anyMatch(MergedTest.Run::ran))
                .map(MergedTest::id)
                .toList());
    }

    /** SHA-256 over the ids in order, each followed by a zero byte; lower-case hexadecimal. */
    public String hash() {
        Sha256 hash = new Sha256();
        for (String id : ids) {
            hash.add(id.getBytes(StandardCharsets.UTF_8));
            hash.add(new byte[1]);
        }
        return hash.hex();
    }

    /** How many tests are in both. */
    public int shared(TestSet other) {
        return (int) ids.stream().filter(other.ids::contains).count();
    }

    /** The tests of either. */
    TestSet plus(TestSet other) {
        SortedSet<String> both = new TreeSet<>(ids);
        both.addAll(other.ids);
        return new TestSet(both);
    }

    /** Whether there is something to compare: a test of both, or no tests on either side. */
    public boolean overlaps(TestSet other) {
        return ids.isEmpty() == other.ids.isEmpty() && (ids.isEmpty() || shared(other) > 0);
    }
}
