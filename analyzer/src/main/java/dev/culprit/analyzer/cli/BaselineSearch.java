package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.Match;
import dev.culprit.analyzer.baseline.Matcher;
import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.baseline.Wanted;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.verdict.EnvironmentClass;
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
     * A baseline that was found.
     *
     * @param match why it is the one
     * @param side its profiles
     * @param shards how many entries it is made of
     */
    record Found(Match match, Pipeline.LoadedSide side, int shards) {}

    /** The best baseline that can be read; null when there is none. */
    @Nullable
    Found find(LoadedSet candidate, Pipeline pipeline) throws BaselineException {
        Matcher matcher = new Matcher(
                store,
                new Wanted(commit.branch(), commit.bases(), EnvironmentClass.of(candidate), TestSet.of(candidate)));
        @Nullable Found found = null;
        List<Match> matches = matcher.matches();
        for (Match match : matches) {
            found = matcher.isWhole(match) ? load(match, matches, matcher, pipeline) : null;
            if (found != null) {
                break;
            }
        }
        if (!store.exists()) {
            remarks.add("There is no store of baselines at " + store + " yet.");
        }
        remarks.addAll(matcher.remarks());
        if (found != null) {
            describe(found, TestSet.of(candidate));
        }
        return found;
    }

    /** A set that was whole when it was saved may be of a newer format than this version reads. */
    private @Nullable Found load(Match match, List<Match> all, Matcher matcher, Pipeline pipeline) {
        Entry entry = match.entry();
        String label = entry.facts().branch() + " at " + entry.facts().shortCommit();
        try {
            List<List<Path>> parts = new ArrayList<>(List.of(store.profiles(entry)));
            for (Match shard : matcher.shardsOf(match, all)) {
                parts.add(store.profiles(shard.entry()));
            }
            ProfileSet set =
                    parts.size() == 1 ? new ProfileSet(label, parts.get(0)) : ProfileSet.ofShards(label, parts);
            return new Found(match, pipeline.load(set), parts.size());
        } catch (CommandFailure | BaselineException e) {
            matcher.skip(match, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void describe(Found found, TestSet wanted) {
        Match match = found.match();
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
        if (found.shards() > 1) {
            remarks.add("The baseline is made of " + found.shards() + " parts of one run, each with tests of its own.");
        }
        if (found.shards() < settings.shards()) {
            remarks.add("INCOMPLETE: of the baseline's " + settings.shards() + " shards there "
                    + (found.shards() == 1 ? "is 1" : "are " + found.shards())
                    + "; tests of the others are compared on neither side.");
        }
        int missing =
                wanted.ids().size() - wanted.shared(TestSet.of(found.side().set()));
        if (missing > 0) {
            remarks.add(Counts.of(missing, "test") + " of the candidate " + (missing == 1 ? "is" : "are")
                    + " not in the baseline.");
        }
    }

    /** What was passed over, and what to know of what was found, one plain sentence each. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
