package dev.culprit.analyzer.stats;

import java.util.List;
import java.util.OptionalInt;

/**
 * Looks at a growing number of pairs, with the error budget split over the looks. Splitting needs no assumption on how the
 * looks depend on each other.
 *
 * @param looks in ascending order of pairs
 */
public record SequentialPlan(List<Look> looks) {

    /** 5 % split over 3, 5, 7 and 10 pairs. */
    public static final SequentialPlan DEFAULT =
            new SequentialPlan(List.of(new Look(3, .01), new Look(5, .01), new Look(7, .01), new Look(10, .02)));

    public SequentialPlan {
        looks = List.copyOf(looks);
    }

    /**
     * @param pairs number of pairs at which the plan stops and looks
     * @param rate false discovery rate of this look
     */
    public record Look(int pairs, double rate) {}

    /** What a look concludes. */
    public enum Decision {
        REGRESSION,
        /** No function can add the material share to the total. */
        PASS,
        /** Take more pairs. */
        CONTINUE,
        /** The last look did not decide. */
        INCONCLUSIVE
    }

    /** The first look that needs more pairs than there are. */
    public OptionalInt nextLook(int pairs) {
        return looks.stream().mapToInt(Look::pairs).filter(p -> p > pairs).findFirst();
    }

    /** Decides after a look; the number of pairs must be one of the plan. */
    public Decision decide(Observations observations, TestResult result, AlarmRule rule) {
        throw new UnsupportedOperationException("not yet");
    }
}
