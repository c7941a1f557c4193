package dev.culprit.analyzer.baseline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are no longer needed. Commits are counted, not sets, and in each environment for itself: of one commit there may be a set
 * from each shard and each kind of machine, and none may displace the others.
 *
 * @param keep how many commits of a branch are kept in each environment, null for all
 * @param olderThan entries saved longer ago than this are not kept, null for any age
 */
public record Retention(@Nullable Integer keep, @Nullable Duration olderThan) {

    public Retention {
        if (keep != null && keep < 1) {
            throw new IllegalArgumentException("at least one commit is kept");
        }
    }

    private record Group(String branch, Map<String, String> environment) {}

    /**
     * The entries that are not kept.
     *
     * @param entries the one saved last first
     * @param now milliseconds since 1970
     */
    List<Entry> surplus(List<Entry> entries, long now) {
        Map<Group, Set<String>> commits = new LinkedHashMap<>();
        List<Entry> surplus = new ArrayList<>();
        for (Entry entry : entries) {
            Entry.Facts facts = entry.facts();
            Set<String> kept = commits.computeIfAbsent(
                    new Group(facts.branch(), facts.environment().facts()), key -> new LinkedHashSet<>());
            boolean old = olderThan != null && entry.savedEpochMillis() < now - olderThan.toMillis();
            boolean tooMany = keep != null && !kept.contains(facts.commit()) && kept.size() >= keep;
            if (old || tooMany) {
                surplus.add(entry);
            } else {
                kept.add(facts.commit());
            }
        }
        return surplus;
    }
}
