package dev.culprit.analyzer.model;

/**
 * What became of the samples of one event in one fork.
 *
 * @param taken all of them
 * @param joined those that are in the tree
 * @param outside those of stacks without a call that has a probe, such as those of the JVM's own threads
 * @param inProbes those taken while a probe of culprit ran; they are in no row, as the time of probes is in no row
 * @param withoutStack those without a stack, or without a Java frame
 * @param truncated those of stacks that lack their outer frames
 */
public record SampleTally(long taken, long joined, long outside, long inProbes, long withoutStack, long truncated) {

    public static final SampleTally NONE = new SampleTally(0, 0, 0, 0, 0, 0);

    /** The sums, none of which is larger than a long holds. */
    public SampleTally plus(SampleTally other) {
        return new SampleTally(
                sum(taken, other.taken),
                sum(joined, other.joined),
                sum(outside, other.outside),
                sum(inProbes, other.inProbes),
                sum(withoutStack, other.withoutStack),
                sum(truncated, other.truncated));
    }

    private static long sum(long one, long other) {
        return Long.MAX_VALUE - one < other ? Long.MAX_VALUE : one + other;
    }
}
