package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.Thresholds;

/** From profile files to results: load, align, decompose, blame, judge. */
final class Pipeline {

    /**
     * Compares two profile sets.
     *
     * @param command what repeats the comparison
     * @throws CommandFailure if a set cannot be read
     */
    Comparison compare(ProfileSet baseline, ProfileSet candidate, Thresholds thresholds, String command)
            throws CommandFailure {
        throw new CommandFailure("not wired yet");
    }

    /**
     * Reports on one profile set.
     *
     * @param command what repeats the report
     * @throws CommandFailure if the set cannot be read
     */
    SetReport report(ProfileSet set, String command) throws CommandFailure {
        throw new CommandFailure("not wired yet");
    }
}
