package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.diff.SetReports;
import dev.culprit.analyzer.findings.ParallelLoss;
import dev.culprit.analyzer.load.FindingsBuilder;
import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.load.ProfileListener;
import dev.culprit.analyzer.load.ProfileSetLoader;
import dev.culprit.analyzer.load.TimelineBuilder;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.verdict.Judge;
import java.util.ArrayList;
import java.util.List;

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
        FindingsBuilder before = new FindingsBuilder();
        LoadedSet loadedBaseline = load(baseline, before);
        FindingsBuilder after = new FindingsBuilder();
        LoadedSet loadedCandidate = load(candidate, after);
        List<Finding> findings = new ArrayList<>(ParallelLoss.of(before.forks(), after.forks()));
        findings.addAll(after.build());
        return Judge.judge(loadedBaseline, loadedCandidate, thresholds, command).withFindings(findings);
    }

    /**
     * Reports on one profile set.
     *
     * @param command what repeats the report
     * @throws CommandFailure if the set cannot be read
     */
    SetReport report(ProfileSet set, String command) throws CommandFailure {
        FindingsBuilder findings = new FindingsBuilder();
        TimelineBuilder timeline = new TimelineBuilder();
        return SetReports.of(load(set, findings.and(timeline)), command)
                .withFindings(findings.build())
                .withTimeline(timeline.build());
    }

    private LoadedSet load(ProfileSet set, ProfileListener listener) throws CommandFailure {
        try {
            return ProfileSetLoader.load(set.label(), set.paths(), listener, progress);
        } catch (LoadException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
