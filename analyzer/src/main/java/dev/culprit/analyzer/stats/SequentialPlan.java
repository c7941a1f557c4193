package dev.culprit.analyzer.stats;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

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
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one look");
        }
        for (int i = 1; i < looks.size(); i++) {
            if (looks.get(i).pairs() <= looks.get(i - 1).pairs()) {
                throw new IllegalArgumentException("looks must be in ascending order of pairs: " + looks);
            }
        }
    }

    /**
     * @param pairs number of pairs at which the plan stops and looks
     * @param rate false discovery rate of this look
     */
    public record Look(int pairs, double rate) {}

    /** What a look concludes. */
    public enum Decision {
        REGRESSION,
        /** No function can add {@link Tuning#MATERIAL} to the total. */
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

    /** The rule at a look, with the look's part of the error budget. */
    public AlarmRule ruleAt(int pairs, AlarmRule rule) {
        return looks.stream()
                .filter(look -> look.pairs() == pairs)
                .findFirst()
                .map(look -> rule.withRate(look.rate()))
                .orElseThrow(() -> new IllegalArgumentException("no look at " + pairs + " pairs: " + looks));
    }

    /**
     * Decides after a look.
     *
     * @param observations of as many pairs as a look of this plan has
     * @param result of {@link FunctionTest#run} on them
     * @param rule whose rate is replaced by that of the look
     */
    public Decision decide(Observations observations, TestResult result, AlarmRule rule) {
        int pairs = observations.baselineForks();
        AlarmRule ofLook = ruleAt(pairs, rule);
        boolean regressed = IntStream.range(0, result.estimates().size())
                .anyMatch(i -> ofLook.slower(
                        result.estimates().get(i),
                        observations.functions().get(i).share()));
        if (regressed) {
            return Decision.REGRESSION;
        }
        if (pairs >= Tuning.PASS_FORKS && ImpactBound.of(observations, result) < Tuning.MATERIAL) {
            return Decision.PASS;
        }
        return nextLook(pairs).isPresent() ? Decision.CONTINUE : Decision.INCONCLUSIVE;
    }
}
