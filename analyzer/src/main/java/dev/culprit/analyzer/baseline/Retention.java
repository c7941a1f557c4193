package dev.culprit.analyzer.baseline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are no longer needed. Commits are counted, not sets, and in each environment for itself: of one commit there may be a set
 * from each shard and each kind of machine, profiles beside recordings, and none may displace the others.
 *
 * <p>The last commits are for checks, the first of each week for the history, which would have nothing to look back on otherwise. It is the first
 * because that stays the first: what is kept of a week does not change with the time of pruning.
 *
 * @param keep how many commits of a branch are kept in each environment, null for all
 * @param weeks for how many weeks, the current one included, the first commit that was saved in each is kept as well
 * @param olderThan entries saved longer ago than this are not kept whatever the others say, null for any age
 */
public record Retention(
        @Nullable Integer keep, int weeks, @Nullable Duration olderThan) {

    /** Half a year. */
    public static final int USUAL_WEEKS = 26;

    private static final long DAY_MILLIS = 86_400_000;

    public Retention {
        if (keep != null && keep < 1) {
            throw new IllegalArgumentException("at least one commit is kept");
        }
        if (weeks < 0) {
            throw new IllegalArgumentException("weeks are counted from 0 on");
        }
    }

    /** One that keeps the last commits and nothing for the history. */
    Retention(@Nullable Integer keep, @Nullable Duration olderThan) {
        this(keep, 0, olderThan);
    }

    private record Group(String branch, Contents.Kind kind, Map<String, String> environment) {

        static Group of(Entry entry) {
            Entry.Facts facts = entry.facts();
            return new Group(
                    facts.branch(), facts.contents().kind(), facts.environment().facts());
        }
    }

    private record Week(Group group, long number) {

        static Week of(Entry entry) {
            return new Week(Group.of(entry), number(entry.savedEpochMillis()));
        }

        /** Weeks since 1970, from Monday to Sunday, UTC; its first day was a Thursday. */
        static long number(long epochMillis) {
            return Math.floorDiv(Math.floorDiv(epochMillis, DAY_MILLIS) + 3, 7);
        }
    }

    /**
     * The entries that are not kept.
     *
     * @param entries the one saved last first
     * @param now milliseconds since 1970
     */
    List<Entry> surplus(List<Entry> entries, long now) {
        Map<Week, String> firsts = firstOfWeeks(entries);
        long oldest = Week.number(now) - weeks;
        Map<Group, Set<String>> commits = new LinkedHashMap<>();
        List<Entry> surplus = new ArrayList<>();
        for (Entry entry : entries) {
            String commit = entry.facts().commit();
            Set<String> kept = commits.computeIfAbsent(Group.of(entry), key -> new LinkedHashSet<>());
            boolean old = olderThan != null && entry.savedEpochMillis() < now - olderThan.toMillis();
            boolean isLast = keep == null || kept.contains(commit) || kept.size() < keep;
            Week week = Week.of(entry);
            boolean isFirst = week.number() > oldest && commit.equals(firsts.get(week));
            if (old || !isLast && !isFirst) {
                surplus.add(entry);
            } else if (isLast) {
                kept.add(commit);
            }
        }
        return surplus;
    }

    private static Map<Week, String> firstOfWeeks(List<Entry> entries) {
        Map<Week, String> firsts = new HashMap<>();
        for (Entry entry : entries) {
            // The one saved last comes first, so the first of a week is what is left at the end.
            firsts.put(Week.of(entry), entry.facts().commit());
        }
        return firsts;
    }
}
