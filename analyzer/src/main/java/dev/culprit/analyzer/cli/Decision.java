package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Verdict;

/** What a look at some pairs means for taking more. */
enum Decision {
    /** The answer is certain. */
    CERTAIN("the answer is certain"),
    /** The sides cannot be compared, however many pairs there are. */
    HOPELESS("more of them do not make the sides comparable"),
    GO_ON("not yet certain");

    /** Below this, "unchanged" may be luck: a function with two states of compilation shows the rare one in one of ten forks. */
    private static final int LEAST_FOR_UNCHANGED = 5;

    private final String words;

    Decision(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Decision of(Comparison comparison, int pairs) {
        if (comparison.verdict() == Verdict.NOT_COMPARABLE) {
            return HOPELESS;
        }
        boolean decided = switch (comparison.verdict()) {
            case REGRESSED, IMPROVED -> true;
            case UNCHANGED -> pairs >= LEAST_FOR_UNCHANGED;
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> false;
        };
        Claim claim = comparison.claim();
        boolean claimDecided = claim == null || claim.outcome() != Claim.Outcome.UNDECIDED;
        return decided && claimDecided ? CERTAIN : GO_ON;
    }
}
