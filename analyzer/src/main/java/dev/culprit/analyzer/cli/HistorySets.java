package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.Listing;
import dev.culprit.analyzer.history.MeasuredSet;
import dev.culprit.analyzer.load.LoadProgress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the stored sets of a history, one at a time, and keeps a few numbers of each. What cannot be read is named and left out. */
final class HistorySets {

    private final BaselineStore store;
    private final List<Entry> entries;
    private final List<String> skipped;

    /** @param last how many of the measured commits are wanted, null for all; the one that all are held against is read as well */
    HistorySets(BaselineStore store, HistoryLine line, @Nullable Integer last) {
        this.store = store;
        this.entries = last == null ? line.entries() : last(line, last);
        this.skipped = new ArrayList<>(line.skipped());
    }

    private static List<Entry> last(HistoryLine line, int last) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < line.commits().commits().size(); i++) {
            positions.put(line.commits().commits().get(i), i);
        }
        List<Integer> measured = line.entries().stream()
                .map(entry -> positions.getOrDefault(entry.facts().commit(), 0))
                .distinct()
                .sorted()
                .toList();
        Set<Integer> wanted = new HashSet<>(measured.subList(Math.max(0, measured.size() - last), measured.size()));
        Set<Entry> kept = new HashSet<>();
        Integer since = line.since() == null ? null : positions.get(line.since());
        if (since != null) {
            Map<Map<String, String>, Entry> pinned = new HashMap<>();
            for (Entry entry : line.entries()) {
                if (position(positions, entry) <= since) {
                    pinned.merge(
                            entry.facts().environment().facts(),
                            entry,
                            (one, other) -> position(positions, one) >= position(positions, other) ? one : other);
                }
            }
            kept.addAll(pinned.values());
        }
        return line.entries().stream()
                .filter(entry -> wanted.contains(position(positions, entry)) || kept.contains(entry))
                .toList();
    }

    private static int position(Map<String, Integer> positions, Entry entry) {
        return positions.getOrDefault(entry.facts().commit(), 0);
    }

    /**
     * Reads them.
     *
     * @throws CommandFailure if none can be read
     */
    List<MeasuredSet> load(LoadProgress progress) throws CommandFailure {
        List<MeasuredSet> measured = new ArrayList<>();
        int done = 0;
        for (Entry entry : entries) {
            try {
                store.verify(entry);
                Pipeline.LoadedSide side = new Pipeline(LoadProgress.SILENT)
                        .load(new ProfileSet(entry.facts().shortCommit(), store.profiles(entry)));
                measured.add(MeasuredSet.of(origin(entry), side.set()));
            } catch (BaselineException | CommandFailure e) {
                skipped.add(new Listing.Skipped(entry.id(), String.valueOf(e.getMessage())).inWords());
            }
            progress.read(++done, entries.size());
        }
        if (measured.isEmpty()) {
            throw new CommandFailure("none of the " + entries.size() + " baselines in " + store + " can be read: "
                    + skipped.get(skipped.size() - 1));
        }
        return measured;
    }

    private static MeasuredSet.Origin origin(Entry entry) {
        Entry.Facts facts = entry.facts();
        return new MeasuredSet.Origin(
                entry.id(),
                facts.commit(),
                entry.savedEpochMillis(),
                facts.environment().facts(),
                facts.environment().inWords(),
                facts.testSet(),
                facts.tests(),
                facts.forks());
    }

    /** What was left out and why, one plain sentence each. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }
}
