package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.model.LoadedSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a suite that may have been split over several jobs.
 *
 * @param set the parts that are there, or a set in one piece
 * @param expected in how many parts the tests run
 * @param gap which parts are missing, a plain sentence; null when none is
 */
record CandidateParts(
        ProfileSet set, int expected, @Nullable String gap) {

    /** One that was measured here, as a whole. */
    static CandidateParts onePiece(String label) {
        return new CandidateParts(new ProfileSet(label, List.of()), 1, null);
    }

    boolean isOnePiece() {
        return set.shards().isEmpty();
    }

    /** How many are there; 1 of a set in one piece. */
    int count() {
        return set.parts().size();
    }

    /**
     * The tests of each. Reads parts again, for which there seldom is a reason.
     *
     * @param loaded all of them together
     */
    List<TestSet> tests(LoadedSet loaded) throws CommandFailure {
        if (isOnePiece()) {
            return List.of(TestSet.of(loaded));
        }
        List<TestSet> tests = new ArrayList<>();
        for (ProfileSet part : set.parts()) {
            tests.add(TestSet.of(new Pipeline(LoadProgress.SILENT).load(part).set()));
        }
        return tests;
    }

    /** How it was made, in words. */
    String inWords() {
        if (isOnePiece()) {
            return "in one piece";
        }
        return gap == null ? "in " + count() + " parts" : "in " + count() + " of " + expected + " parts";
    }
}
