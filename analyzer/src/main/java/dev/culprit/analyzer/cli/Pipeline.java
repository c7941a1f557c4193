package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.diff.SetReports;
import dev.culprit.analyzer.load.FindingsBuilder;
import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.load.ProfileSetLoader;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.verdict.Judge;
import org.jspecify.annotations.Nullable;

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
        FindingsBuilder findings = new FindingsBuilder();
        return Judge.judge(loadedBaseline, load(candidate, findings), thresholds, command)
                .withFindings(findings.build());
    }

    /**
     * Reports on one profile set.
     *
     * @param command what repeats the report
     * @throws CommandFailure if the set cannot be read
     */
    SetReport report(ProfileSet set, String command) throws CommandFailure {
        FindingsBuilder findings = new FindingsBuilder();
        return SetReports.of(load(set, findings), command).withFindings(findings.build());
    }

    private LoadedSet load(ProfileSet set) throws CommandFailure {
        return load(set, null);
    }

    private LoadedSet load(ProfileSet set, @Nullable FindingsBuilder findings) throws CommandFailure {
        try {
            return ProfileSetLoader.load(set.label(), set.paths(), findings, progress);
        } catch (LoadException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
