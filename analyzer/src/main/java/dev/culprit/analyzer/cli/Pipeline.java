package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.diff.SetReports;
import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.load.ProfileSetLoader;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.verdict.Judge;

/** From profile files to results. */
final class Pipeline {

    private final LoadProgress progress;

    Pipeline(LoadProgress progress) {
        this.progress = progress;
    }

    /**
     * Compares two profile sets.
     *
     * @param command what repeats the comparison
     * @throws CommandFailure if a set cannot be read
     */
    Comparison compare(ProfileSet baseline, ProfileSet candidate, Thresholds thresholds, String command)
            throws CommandFailure {
        // Both are loaded before either is judged, so that a bad path is known at once.
        LoadedSet loadedBaseline = load(baseline);
        return Judge.judge(loadedBaseline, load(candidate), thresholds, command);
    }

    /**
     * Reports on one profile set.
     *
     * @param command what repeats the report
     * @throws CommandFailure if the set cannot be read
     */
    SetReport report(ProfileSet set, String command) throws CommandFailure {
        return SetReports.of(load(set), command);
    }

    private LoadedSet load(ProfileSet set) throws CommandFailure {
        try {
            return ProfileSetLoader.load(set.label(), set.paths(), progress);
        } catch (LoadException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
