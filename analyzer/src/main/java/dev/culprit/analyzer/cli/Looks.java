package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.stats.SequentialPlan;
import dev.culprit.analyzer.stats.SequentialPlan.Look;
import java.util.ArrayList;
import java.util.List;

/**
 * After how many pairs a comparison looks at them, and which part of its error budget each look may use. Whoever looks again
 * and again at the same budget finds something in the end, so the looks share it (Bonferroni): every early one gets a fifth,
 * the last one what is left.
 *
 * @param plan the looks
 * @param budget the error rate of all looks together, such as 0.05
 */
record Looks(SequentialPlan plan, double budget) {

    /** The most pairs that are taken when nobody says how many. */
    static final int MOST_PAIRS = 10;

    private static final double EARLY_PART = 0.2;

    /** Looks once, after {@code pairs}. */
    static Looks once(int pairs, double budget) {
        return new Looks(new SequentialPlan(List.of(new Look(pairs, budget))), budget);
    }

    /** Looks early, too: after 3, 5, 7 and 10 pairs as far as these are less than {@code pairs}. */
    static Looks early(int pairs, double budget) {
        List<Look> looks = new ArrayList<>();
        double left = budget;
        for (Look look : SequentialPlan.DEFAULT.looks()) {
            if (look.pairs() < pairs) {
                looks.add(new Look(look.pairs(), budget * EARLY_PART));
                left -= budget * EARLY_PART;
            }
        }
        looks.add(new Look(pairs, left));
        return new Looks(new SequentialPlan(looks), budget);
    }

    /** Most pairs. */
    int pairs() {
        return plan.looks().get(plan.looks().size() - 1).pairs();
    }

    boolean isEarly() {
        return plan.looks().size() > 1;
    }

    /** Whether there is a look after {@code pairs}. */
    boolean isAfter(int pairs) {
        return plan.looks().stream().anyMatch(look -> look.pairs() == pairs);
    }

    /**
     * The confidence of a look after {@code pairs}. One that was not planned, because the time was up, has all that the
     * looks before it have left.
     */
    double confidenceAfter(int pairs) {
        for (Look look : plan.looks()) {
            if (look.pairs() == pairs) {
                return 1 - look.rate();
            }
        }
        return 1 - left(pairs);
    }

    /** Looks as often at other pairs, with the part of the budget that the looks up to {@code pairs} have left. */
    Looks anew(int pairs) {
        return early(pairs(), left(pairs));
    }

    private double left(int pairs) {
        double spent = plan.looks().stream()
                .filter(look -> look.pairs() <= pairs)
                .mapToDouble(Look::rate)
                .sum();
        return budget - spent;
    }
}
