package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.ProfileFile;
import dev.culprit.analyzer.baseline.Retention;
import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.load.ProfileFiles;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Saves profile sets as baselines. One with a gap is refused: whatever is compared with it could not be trusted.
 *
 * @param store where they go
 * @param keep how many commits of a branch are kept in each environment, null for all
 * @param epochMillis the time of day
 */
record BaselineRecorder(BaselineStore store, @Nullable Integer keep, LongSupplier epochMillis) {

    /**
     * Saves a set.
     *
     * @param paths where its profiles are
     * @param set what was loaded from there
     * @throws CommandFailure if the set is not whole, or the store cannot be written
     */
    Entry save(List<Path> paths, LoadedSet set, String branch, String commit) throws CommandFailure {
        List<String> gaps = set.summary().gaps();
        if (!gaps.isEmpty()) {
            throw new CommandFailure(set.label() + " is not whole, and a baseline has to be: " + gaps.get(0)
                    + (gaps.size() == 1 ? "" : " (and " + (gaps.size() - 1) + " more)") + " Record it again.");
        }
        TestSet tests = TestSet.of(set);
        long now = epochMillis.getAsLong();
        try {
            Entry.Facts facts = new Entry.Facts(
                    branch,
                    commit,
                    EnvironmentClass.of(set),
                    tests.hash(),
                    tests.ids().size(),
                    set.forks().size(),
                    String.valueOf(new Version().number()));
            Entry entry = store.save(facts, tests, files(paths), now);
            if (keep != null) {
                store.prune(new Retention(keep, null), now);
            }
            return entry;
        } catch (BaselineException | LoadException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Saves a set, of a run that was split by tests each part as an entry of its own, as its job would have done.
     *
     * @param set what was loaded from {@code typed} as a whole
     * @throws CommandFailure if the set is not whole, or the store cannot be written
     */
    List<Entry> saveParts(ProfileSet typed, LoadedSet set, String branch, String commit) throws CommandFailure {
        if (typed.shards().isEmpty() || !set.summary().gaps().isEmpty()) {
            return List.of(save(typed.paths(), set, branch, commit));
        }
        List<Entry> entries = new ArrayList<>();
        for (ProfileSet part : typed.parts()) {
            LoadedSet loaded = new Pipeline(LoadProgress.SILENT).load(part).set();
            entries.add(save(part.paths(), loaded, branch, commit));
        }
        return entries;
    }

    /** Whether there is one of this commit with the same tests in the same environment. */
    boolean has(LoadedSet set, String branch, String commit) throws CommandFailure {
        String tests = TestSet.of(set).hash();
        EnvironmentClass environment = EnvironmentClass.of(set);
        try {
            return store.list().entries().stream()
                    .map(Entry::facts)
                    .anyMatch(facts -> facts.branch().equals(branch)
                            && facts.commit().equals(commit)
                            && facts.testSet().equals(tests)
                            && facts.environment().equals(environment));
        } catch (BaselineException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static List<ProfileFile> files(List<Path> paths) throws LoadException {
        List<Path> origins = new ArrayList<>();
        List<ProfileFile> files = new ArrayList<>();
        for (ProfileFiles.Found found : ProfileFiles.find(paths).profiles()) {
            if (!origins.contains(found.origin())) {
                origins.add(found.origin());
            }
            files.add(new ProfileFile(found.file(), origins.indexOf(found.origin())));
        }
        return files;
    }
}
