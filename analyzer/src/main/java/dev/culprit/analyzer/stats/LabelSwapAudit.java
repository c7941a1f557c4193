package dev.culprit.analyzer.stats;

/**
 * How often the decision would have been an alarm if the sides of some pairs were swapped, which cannot be a regression. Many
 * alarms say that the noise of this comparison is not what the test takes it for.
 *
 * @param relabelings number of ways to swap that were tried; 0 with too few pairs
 * @param alarms in how many of them at least one function was reported as slower
 */
public record LabelSwapAudit(int relabelings, int alarms) {

    /** Repeats the test for swapped pairs; needs interleaved pairs, at least 5. */
    public static LabelSwapAudit run(Observations observations, AlarmRule rule) {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@code false} when more than a tenth of the swaps raised an alarm; {@code true} when none could be tried. */
    public boolean isWellBehaved() {
        return alarms * 10 <= relabelings;
    }
}
