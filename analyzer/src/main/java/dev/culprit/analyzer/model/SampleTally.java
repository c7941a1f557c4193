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

    public SampleTally plus(SampleTally other) {
        return new SampleTally(
                taken + other.taken,
                joined + other.joined,
                outside + other.outside,
                inProbes + other.inProbes,
                withoutStack + other.withoutStack,
                truncated + other.truncated);
    }
}
