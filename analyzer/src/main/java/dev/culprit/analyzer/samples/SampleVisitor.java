package dev.culprit.analyzer.samples;

/**
 * Receives the samples of one file. Readers of all formats call one, and writers of all formats are one. Events, frames, stacks and threads
 * are numbered from 0 by the reader in the order of their description; each is described once, before it is first referred to, and the
 * numbers hold for the whole file. Not thread safe.
 */
public interface SampleVisitor {

    /** Whether to read samples of an event at all. A reader may ask, and spare itself their stacks; or hand them over all the same. */
    default boolean wants(SampledEvent event) {
        return true;
    }

    /** How finely samples are to be told apart. A reader may add up those that differ in nothing else; or hand them over one by one. */
    default SampleDetail detail() {
        return SampleDetail.MOMENTS;
    }

    /** Describes an event. */
    void event(int event, SampledEvent description);

    /** Describes a frame. */
    void frame(int frame, SampleFrame description);

    /**
     * Describes a stack.
     *
     * @param frames numbers of its frames, outermost first; never empty. The arrays belong to the caller and change after the call
     * @param lines line in each frame that was being executed, 0 when unknown; as long as {@code frames}
     * @param depth number of entries that count
     * @param truncated whether outer frames are missing
     */
    void stack(int stack, int[] frames, int[] lines, int depth, boolean truncated);

    /** Describes a thread. */
    void thread(int thread, String name);

    /**
     * One sample, or several equal ones.
     *
     * @param stack its stack; -1 when the sampler had none
     * @param thread its thread, -1 when the format does not tell
     * @param epochNanos when, in nanoseconds since 1970; -1 when the format does not tell, or they were added up
     * @param samples how many samples, at least 1
     * @param weight what they carry together, in the event's unit
     */
    void sample(int event, int stack, int thread, long epochNanos, long samples, long weight);

    /**
     * Says when samples were taken, or would have been: of a part of the file that says so itself, and of samples that were added up, and handed
     * over without their times. May be said of several spans.
     *
     * @param firstNanos from when, in nanoseconds since 1970
     * @param lastNanos until when
     */
    default void span(long firstNanos, long lastNanos) {}

    /**
     * Says where samples were taken. May be said again, and otherwise, where a file is of several JVMs.
     *
     * @param fact its name, one of {@code EnvironmentFacts}
     * @param value never empty
     */
    default void environment(String fact, String value) {}
}
