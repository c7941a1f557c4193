package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.Retention;
import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Saves sets as baselines. One with a gap is refused: whatever is compared with it could not be trusted.
 *
 * @param store where they go
 * @param retention what is kept of the others, null for all
 * @param epochMillis the time of day
 */
record BaselineRecorder(BaselineStore store, @Nullable Retention retention, LongSupplier epochMillis) {

    /**
     * Saves a set.
     *
     * @param paths where its files are
     * @param side what was loaded from there
     * @throws CommandFailure if the set is not whole, or the store cannot be written
     */
    Entry save(List<Path> paths, MeasuredSide side, String branch, String commit) throws CommandFailure {
        List<String> gaps = side.summary().gaps();
        if (!gaps.isEmpty()) {
            throw new CommandFailure(side.summary().label() + " is not whole, and a baseline has to be: " + gaps.get(0)
                    + (gaps.size() == 1 ? "" : " (and " + (gaps.size() - 1) + " more)") + " Record it again.");
        }
        TestSet tests = side.tests();
        long now = epochMillis.getAsLong();
        try {
            Entry.Facts facts = new Entry.Facts(
                    branch,
                    commit,
                    side.environment(),
                    tests.hash(),
                    tests.ids().size(),
                    side.summary().forks(),
                    String.valueOf(new Version().number()),
                    side.contents());
            Entry entry = store.save(facts, tests, side.files(paths), now);
            if (retention != null) {
                store.prune(retention, now);
            }
            return entry;
        } catch (BaselineException | LoadException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Saves a set, of a run that was split by tests each part as an entry of its own, as its job would have done.
     *
     * @param side what was loaded from {@code typed} as a whole
     * @throws CommandFailure if the set is not whole, or the store cannot be written
     */
    List<Entry> saveParts(ProfileSet typed, MeasuredSide side, String branch, String commit) throws CommandFailure {
        if (typed.shards().isEmpty() || !side.summary().gaps().isEmpty()) {
            return List.of(save(typed.paths(), side, branch, commit));
        }
        List<Entry> entries = new ArrayList<>();
        for (ProfileSet part : typed.parts()) {
            entries.add(save(part.paths(), MeasuredSide.load(part), branch, commit));
        }
        return entries;
    }

    /** Whether there is one of this commit with the same tests in the same environment. */
    boolean has(MeasuredSide side, String branch, String commit) throws CommandFailure {
        String tests = side.tests().hash();
        EnvironmentClass environment = side.environment();
        try {
            return store.list().entries().stream()
                    .map(Entry::facts)
                    .anyMatch(facts -> facts.branch().equals(branch)
                            && facts.commit().equals(commit)
                            && facts.contents().equals(side.contents())
                            && facts.testSet().equals(tests)
                            && facts.environment().equals(environment));
        } catch (BaselineException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }
}
