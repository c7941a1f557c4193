package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.stats.SequentialPlan;
import dev.culprit.analyzer.stats.SequentialPlan.Look;
import java.util.ArrayList;
import java.util.List;

/**
 * After how many rounds of a matrix its claim is looked at. All numbers are even, so that a machine that gets steadily slower leans to no
 * setting at a look. The first look may use half of the error budget, the next one half of what is left, and so on: most claims are clear at
 * once, and the sum never exceeds the budget however many looks the time allows.
 */
final class ClaimLooks {

    /** The most rounds when no time is set. */
    static final int MOST_ROUNDS = 12;

    /** The most rounds that are taken in the time that is set: an interval narrows with the root of their number. */
    static final int MOST_IN_TIME = 64;

    private static final int[] ROUNDS = {4, 6, 8, 12, 16, 24, 32, 48, MOST_IN_TIME};

    private ClaimLooks() {}

    /**
     * The looks.
     *
     * @param most rounds, at least 4
     * @param budget the error rate of all looks together, such as 0.05
     */
    static Looks upTo(int most, double budget) {
        List<Look> looks = new ArrayList<>();
        double left = budget;
        for (int rounds : ROUNDS) {
            if (rounds < most) {
                left /= 2;
                looks.add(new Look(rounds, left));
            }
        }
        looks.add(new Look(most, left));
        return new Looks(new SequentialPlan(looks), budget);
    }
}
