package dev.culprit.analyzer.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history in one environment. Times of two environments are never in one series.
 *
 * @param name its facts in one line
 * @param facts what has to be the same for times to be compared
 * @param commits those that were measured there, the oldest first; the columns of all series
 * @param since index of the commit that all are held against; null when it was not measured here
 * @param series all that were looked at
 * @param renames functions and tests that go on under another name
 * @param leftOut functions that are too small a part of the run to be looked at
 * @param notes what a reader should know, one plain sentence each
 */
public record EnvironmentHistory(
        String name,
        Map<String, String> facts,
        List<MeasuredCommit> commits,
        @Nullable Integer since,
        List<Series> series,
        List<Rename> renames,
        int leftOut,
        List<String> notes) {

    public EnvironmentHistory {
        commits = List.copyOf(commits);
        series = List.copyOf(series);
        renames = List.copyOf(renames);
        notes = List.copyOf(notes);
    }
}
