package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.samples.RecordedEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reader needs to know about a set of recordings. Not thread safe. */
final class RecordingSummary {

    private final RecordedEnvironment environment = new RecordedEnvironment();
    private final List<String> gaps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int recordings;
    private int silent;

    /** Adds a recording. */
    void add(RecordedEnvironment of) {
        recordings++;
        silent += of.isEmpty() ? 1 : 0;
        environment.add(of);
    }

    /** Adds what is missing, one plain sentence. */
    void gap(String missing) {
        gaps.add(missing);
    }

    /** Adds what a reader has to know, although nothing is missing; one plain sentence. */
    void warn(String sentence) {
        notes.add(sentence);
    }

    SideSummary build(String label) {
        List<String> warnings = new ArrayList<>(gaps);
        warnings.addAll(notes);
        if (silent > 0 && silent < recordings) {
            warnings.add(
                    silent + " of the " + recordings + " recordings " + (silent == 1 ? "does" : "do")
                            + " not say in which environment they were made; what is said of the environment is of the others.");
        }
        return new SideSummary(
                label,
                null,
                recordings,
                recordings,
                SideSummary.TestCounts.NONE,
                environment.facts(),
                Map.of(),
                warnings,
                gaps);
    }
}
