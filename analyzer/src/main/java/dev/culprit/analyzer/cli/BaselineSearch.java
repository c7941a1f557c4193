package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.Match;
import dev.culprit.analyzer.baseline.Matcher;
import dev.culprit.analyzer.baseline.Wanted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the baseline of a candidate and keeps note of all that was passed over. Not thread safe.
 */
final class BaselineSearch {

    private static final long DAY_MILLIS = 86_400_000;

    private final BaselineStore store;
    private final CheckedCommit commit;
    private final CheckSettings settings;
    private final LongSupplier epochMillis;
    private final List<String> remarks = new ArrayList<>();

    BaselineSearch(BaselineStore store, CheckedCommit commit, CheckSettings settings, LongSupplier epochMillis) {
        this.store = store;
        this.commit = commit;
        this.settings = settings;
        this.epochMillis = epochMillis;
    }

    /**
     * A baseline in the store.
     *
     * @param match why it is the one
     * @param set its files
     * @param entries how many entries it is made of
     * @param others how many more entries of the same run have none of the candidate's tests
     */
    record Stored(Match match, ProfileSet set, int entries, int others) {

        Entry.Facts facts() {
            return match.entry().facts();
        }
    }

    /** A baseline in memory. */
    interface Opened {

        /** What to know of it, one plain sentence each. */
        default List<String> remarks() {
            return List.of();
        }
    }

    /** Reads a baseline. */
    interface Opener<T extends Opened> {

        /** @throws CommandFailure if it cannot be read; then it is passed over */
        T open(Stored stored) throws CommandFailure;
    }

    /** A baseline that was found. */
    record Found<T extends Opened>(Stored stored, T baseline) {

        Match match() {
            return stored.match();
        }
    }

    /** The best baseline of {@code candidate} that can be read; null when there is none. */
    <T extends Opened> @Nullable Found<T> find(MeasuredSide candidate, Opener<T> opener) throws CommandFailure {
        try {
            return search(candidate, opener);
        } catch (BaselineException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private <T extends Opened> @Nullable Found<T> search(MeasuredSide candidate, Opener<T> opener)
            throws BaselineException {
        Matcher matcher = new Matcher(
                store,
                new Wanted(
                        commit.branch(),
                        commit.bases(),
                        candidate.environment(),
                        candidate.tests(),
                        candidate.contents()));
        @Nullable Found<T> found = null;
        List<Match> matches = matcher.matches();
        for (Match match : matches) {
            found = matcher.isWhole(match) ? open(match, matches, matcher, opener) : null;
            if (found != null) {
                break;
            }
        }
        if (!store.exists()) {
            remarks.add("There is no store of baselines at " + store + " yet.");
        }
        remarks.addAll(matcher.remarks());
        if (found != null) {
            describe(found.match());
            remarks.addAll(found.baseline().remarks());
        }
        return found;
    }

    /** A set that was whole when it was saved may be of a newer format than this version reads. */
    private <T extends Opened> @Nullable Found<T> open(
            Match match, List<Match> all, Matcher matcher, Opener<T> opener) {
        Entry entry = match.entry();
        String label = entry.facts().branch() + " at " + entry.facts().shortCommit();
        try {
            List<List<Path>> parts = new ArrayList<>(List.of(store.profiles(entry)));
            for (Match shard : matcher.shardsOf(match, all)) {
                parts.add(store.profiles(shard.entry()));
            }
            ProfileSet set =
                    parts.size() == 1 ? new ProfileSet(label, parts.get(0)) : ProfileSet.ofShards(label, parts);
            Stored stored = new Stored(match, set, parts.size(), matcher.othersOf(match));
            return new Found<>(stored, opener.open(stored));
        } catch (CommandFailure | BaselineException e) {
            matcher.skip(match, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void describe(Match match) {
        Entry entry = match.entry();
        if (!match.isComparable()) {
            remarks.add("No baseline of " + commit.branch() + " was recorded in the environment of the candidate; "
                    + entry.id() + " is of another: " + String.join(", ", match.differences()) + ".");
        }
        if (match.commitsBefore() > 0) {
            remarks.add("There is no usable baseline of " + commit.wanted() + "; that of "
                    + entry.facts().shortCommit() + ", "
                    + Counts.of(match.commitsBefore(), "commit")
                    + " before it, is used, so what changed between these two is in the result as well.");
        }
        if (match.commitsBefore() >= settings.maxCommits()) {
            remarks.add("The baseline is old: " + Counts.of(match.commitsBefore(), "commit")
                    + " before the wanted one (said from " + settings.maxCommits() + " on). Record a newer one.");
        }
        long days = (epochMillis.getAsLong() - entry.savedEpochMillis()) / DAY_MILLIS;
        if (days >= settings.maxAge().toDays()) {
            remarks.add("The baseline is old: it was saved " + Counts.of((int) days, "day") + " ago (said from "
                    + settings.maxAge().toDays() + " on). Machines and their software change; record a newer one.");
        }
    }

    /** What was passed over, and what to know of what was found, one plain sentence each. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
