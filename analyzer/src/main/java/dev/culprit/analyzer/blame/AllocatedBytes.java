package dev.culprit.analyzer.blame;

import java.util.List;

/**
 * The change of allocated bytes, means per fork.
 *
 * @param baseline bytes that the threads allocated in instrumented functions and in what these call
 * @param candidate the same on the candidate's side
 * @param provenDelta the part of the change that has enough evidence: of call sites, of new code, and of functions that
 *     allocate more or less per call
 * @param growths functions that are proven to allocate more per call
 * @param unprovenNanos time of those culprits and improvements of which only the bytes are proven
 */
public record AllocatedBytes(
        double baseline, double candidate, double provenDelta, List<Growth> growths, double unprovenNanos) {

    public AllocatedBytes {
        growths = List.copyOf(growths);
    }

    /**
     * A function that allocates more.
     *
     * @param ratio candidate / baseline of bytes per call; infinite when it allocated nothing before
     * @param deltaBytes candidate less baseline, bytes per fork
     */
    public record Growth(double ratio, double deltaBytes) {}

    /** The proven change as a share of the baseline's bytes; infinite when there were none. */
    public double provenShare() {
        return provenDelta == 0 ? 0 : provenDelta / baseline;
    }

    /** Whether a function that adds at least {@code share} of the baseline's bytes allocates {@code ratio} times as much per call. */
    public boolean hasGrowth(double ratio, double share) {
        return growths.stream().anyMatch(g -> g.ratio() >= ratio && g.deltaBytes() >= share * baseline);
    }
}
