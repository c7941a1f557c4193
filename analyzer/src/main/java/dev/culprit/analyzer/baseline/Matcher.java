package dev.culprit.analyzer.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the baseline of a candidate. An entry of the same environment a few commits before says more than one of the very commit from
 * another machine, whose times cannot be compared; of one commit the set with most of the candidate's tests, of these the last.
 */
public final class Matcher {

    private static final Comparator<Match> BEST_FIRST = Comparator.comparing((Match match) -> !match.isComparable())
            .thenComparingInt(Match::commitsBefore)
            .thenComparingInt(Match::missingTests)
            .thenComparing(match -> -match.entry().savedEpochMillis());

    private final BaselineStore store;
    private final Wanted wanted;
    private final List<String> remarks = new ArrayList<>();
    private final List<Entry> withoutItsTests = new ArrayList<>();

    public Matcher(BaselineStore store, Wanted wanted) {
        this.store = store;
        this.wanted = wanted;
    }

    /** Entries that will do, the best first; their content is not verified yet. */
    public List<Match> matches() throws BaselineException {
        Listing listing = store.list();
        listing.skipped().forEach(skipped -> remarks.add(skipped.inWords()));
        Map<String, Integer> distance = new HashMap<>();
        for (int i = 0; i < wanted.commits().size(); i++) {
            distance.putIfAbsent(wanted.commits().get(i), i);
        }
        List<Match> matches = new ArrayList<>();
        int elsewhere = 0;
        int others = 0;
        for (Entry entry : listing.entries()) {
            Integer commitsBefore = distance.get(entry.facts().commit());
            if (entry.facts().contents().kind() != wanted.contents().kind()) {
                others++;
            } else if (commitsBefore == null || !entry.facts().branch().equals(wanted.branch())) {
                elsewhere++;
            } else {
                add(entry, commitsBefore, matches);
            }
        }
        if (elsewhere > 0) {
            remarks.add((elsewhere == 1 ? "1 baseline is" : elsewhere + " baselines are")
                    + " not used: of another branch than " + wanted.branch()
                    + ", or not of the wanted commit or one before it.");
        }
        if (others > 0) {
            remarks.add((others == 1 ? "1 baseline is" : others + " baselines are")
                    + " not used: of another kind than the candidate, which is of "
                    + wanted.contents().kind().words() + ".");
        }
        matches.sort(BEST_FIRST);
        return matches;
    }

    /**
     * Further entries of the same commit and environment with tests of the candidate that {@code best} lacks, and none that it has:
     * other parts of the same run.
     *
     * @param all what {@link #matches()} gave
     */
    public List<Match> shardsOf(Match best, List<Match> all) throws BaselineException {
        List<Match> shards = new ArrayList<>();
        TestSet covered = tests(best.entry());
        for (Match other : all) {
            if (other != best
                    && isOfSameRun(other.entry(), best.entry())
                    && wanted.tests().shared(covered) < wanted.tests().ids().size()) {
                TestSet tests = tests(other.entry());
                if (tests.shared(covered) == 0 && isWhole(other)) {
                    shards.add(other);
                    covered = covered.plus(tests);
                }
            }
        }
        return shards;
    }

    /** How many entries of the same commit and environment have no test of the candidate, so are parts that it may lack. */
    public int othersOf(Match best) {
        return (int) withoutItsTests.stream()
                .filter(other -> isOfSameRun(other, best.entry()))
                .count();
    }

    private static boolean isOfSameRun(Entry one, Entry other) {
        return one.facts().commit().equals(other.facts().commit())
                && one.facts().environment().equals(other.facts().environment());
    }

    private TestSet tests(Entry entry) throws BaselineException {
        return entry.facts().testSet().equals(wanted.tests().hash()) ? wanted.tests() : store.tests(entry);
    }

    private void add(Entry entry, int commitsBefore, List<Match> matches) {
        try {
            Contents contents = entry.facts().contents();
            if (!contents.overlaps(wanted.contents())) {
                remarks.add("The baseline " + entry.id() + " is not used: it has "
                        + String.join(", ", contents.events()) + ", the candidate "
                        + String.join(", ", wanted.contents().events())
                        + ". Samples of two events or engines miss different things, and are not compared.");
                return;
            }
            boolean same = entry.facts().testSet().equals(wanted.tests().hash());
            TestSet tests = same ? wanted.tests() : store.tests(entry);
            if (tests.overlaps(wanted.tests())) {
                int missing = wanted.tests().ids().size() - wanted.tests().shared(tests);
                matches.add(new Match(
                        entry, commitsBefore, entry.facts().environment().differences(wanted.environment()), missing));
            } else {
                withoutItsTests.add(entry);
                remarks.add("The baseline " + entry.id() + " is not used: it has none of the candidate's "
                        + (wanted.contents().kind() == Contents.Kind.BENCHMARKS ? "benchmarks." : "tests."));
            }
        } catch (BaselineException e) {
            remarks.add(new Listing.Skipped(entry.id(), String.valueOf(e.getMessage())).inWords());
        }
    }

    /** Whether the content of {@code match} is what was saved; if not, that is one more of the remarks. */
    public boolean isWhole(Match match) {
        try {
            store.verify(match.entry());
            return true;
        } catch (BaselineException e) {
            skip(match, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Notes why an entry is not used after all. */
    public void skip(Match match, String why) {
        remarks.add(new Listing.Skipped(match.entry().id(), why).inWords());
    }

    /** What was passed over and why, one plain sentence each. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
