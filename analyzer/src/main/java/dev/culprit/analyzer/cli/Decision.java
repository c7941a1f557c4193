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
        Decision ofVerdict = of(comparison.verdict(), pairs);
        Claim claim = comparison.claim();
        boolean open = claim != null && claim.outcome() == Claim.Outcome.UNDECIDED;
        return ofVerdict == CERTAIN && open ? GO_ON : ofVerdict;
    }

    /** The same when nothing was claimed. */
    static Decision of(Verdict verdict, int pairs) {
        return switch (verdict) {
            case NOT_COMPARABLE -> HOPELESS;
            case REGRESSED, IMPROVED -> CERTAIN;
            case UNCHANGED -> pairs >= LEAST_FOR_UNCHANGED ? CERTAIN : GO_ON;
            case INCONCLUSIVE, NO_BASELINE -> GO_ON;
        };
    }
}
