package dev.culprit.analyzer.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often the decision would have been an alarm if the sides of some pairs were swapped, which cannot be a regression. Many
 * alarms say that the noise of this comparison is not what the test takes it for. Changes that the comparison reports are
 * taken out first: a true one is still significant when one pair of many is swapped.
 *
 * @param relabelings number of ways to swap that were tried; 0 with too few pairs
 * @param alarms in how many of them at least one function was reported as slower
 */
public record LabelSwapAudit(int relabelings, int alarms) {

    private static final int MOST_PAIRS_TO_TRY_ALL = 10;
    private static final int SAMPLE = 512;
    private static final long SEED = 20_240_611;

    /** Repeats the test for swapped pairs; needs interleaved pairs, at least 5. */
    public static LabelSwapAudit run(Observations observations, AlarmRule rule) {
        int pairs = observations.baselineForks();
        if (!observations.interleaved() || pairs < Tuning.PASS_FORKS) {
            return new LabelSwapAudit(0, 0);
        }
        Observations noise = withoutReported(observations, rule);
        long[] swaps = swaps(pairs);
        int alarms = 0;
        for (long swap : swaps) {
            alarms += alarms(swapped(noise, swap), rule);
        }
        // Swapping the other pairs instead mirrors slower and faster: one test answers for two labelings.
        return new LabelSwapAudit(2 * swaps.length, alarms);
    }

    /** {@code false} when more than a tenth of the swaps raised an alarm; {@code true} when none could be tried. */
    public boolean isWellBehaved() {
        return alarms * 10 <= relabelings;
    }

    private static Observations withoutReported(Observations observations, AlarmRule rule) {
        List<Estimate> estimates = FunctionTest.run(observations).estimates();
        List<FunctionCosts> functions = new ArrayList<>(observations.functions());
        for (int i = 0; i < functions.size(); i++) {
            FunctionCosts function = functions.get(i);
            Estimate estimate = estimates.get(i);
            if (rule.slower(estimate, function.share()) || rule.faster(estimate, function.share())) {
                double[] level = Arrays.stream(function.candidate())
                        .map(v -> v - estimate.log())
                        .toArray();
                functions.set(i, function.with(function.baseline(), level));
            }
        }
        return new Observations(functions, true);
    }

    /** Sets of pairs without the last one; not the empty one, which is the comparison itself. All, or a fixed sample. */
    private static long[] swaps(int pairs) {
        if (pairs <= MOST_PAIRS_TO_TRY_ALL) {
            return IntStream.range(1, 1 << (pairs - 1)).mapToLong(i -> i).toArray();
        }
        long sets = 1L << Math.min(pairs - 1, Long.SIZE - 2);
        return new SplittableRandom(SEED).longs(SAMPLE, 1, sets).toArray();
    }

    private static int alarms(Observations swapped, AlarmRule rule) {
        List<Estimate> estimates = FunctionTest.run(swapped).estimates();
        boolean slower = false;
        boolean faster = false;
        for (int i = 0; i < estimates.size(); i++) {
            double share = swapped.functions().get(i).share();
            slower |= rule.slower(estimates.get(i), share);
            faster |= rule.faster(estimates.get(i), share);
        }
        return (slower ? 1 : 0) + (faster ? 1 : 0);
    }

    private static Observations swapped(Observations observations, long swap) {
        return new Observations(
                observations.functions().stream().map(f -> swapped(f, swap)).toList(), true);
    }

    private static FunctionCosts swapped(FunctionCosts function, long swap) {
        double[] baseline = function.baseline().clone();
        double[] candidate = function.candidate().clone();
        for (int pair = 0; pair < baseline.length; pair++) {
            if (pair < Long.SIZE && (swap >>> pair & 1) == 1) {
                baseline[pair] = function.candidate()[pair];
                candidate[pair] = function.baseline()[pair];
            }
        }
        return function.with(baseline, candidate);
    }
}
