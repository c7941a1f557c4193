package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SetReport;

/** Sums one profile set up by function. */
public final class SetReports {

    private SetReports() {}

    /** The report on {@code set}; {@code command} is what repeats it. */
    public static SetReport of(LoadedSet set, String command) {
        throw new UnsupportedOperationException("being written");
    }
}
