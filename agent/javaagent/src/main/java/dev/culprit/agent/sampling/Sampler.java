package dev.culprit.agent.sampling;

import dev.culprit.agent.options.SampledEvent;
import dev.culprit.profile.SamplesFile;
import dev.culprit.profile.SamplingInfo.Event;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes samples into a file that nobody else sees. Used by one thread at a time; each call may hang or throw anything. */
interface Sampler {

    /** Who it is, such as {@code async-profiler 4.6}. */
    String name();

    /**
     * Starts it.
     *
     * @param directories where it may put files, in order of preference
     * @return one for each of {@code events}, with a problem where that event is not sampled
     * @throws SamplerException if none can be
     */
    List<Event> start(List<SampledEvent> events, List<File> directories) throws Exception;

    /** Makes sure that {@link #content} has all samples so far. */
    void dump() throws Exception;

    /** The same, and takes no more. */
    void stop() throws Exception;

    /**
     * Takes no more, and need not write those that it has: after a call that failed half way or was given up. What {@link #content} had
     * remains.
     */
    void abandon() throws Exception;

    /** The samples at the last {@link #dump} or {@link #stop}; valid until the next of them. */
    SamplesFile content() throws Exception;

    /**
     * Nanoseconds from 1970 to {@code nanoTime} as the clock of {@link #content} has it.
     *
     * @param nanoTime a reading of {@link System#nanoTime}
     */
    long epochNanos(long nanoTime) throws Exception;

    /** What it tells of its own cost, by the names of {@link dev.culprit.profile.SamplingInfo}. */
    Map<String, Long> cost() throws Exception;

    /** Why samples that were taken may not be in {@link #content}, as a part of a sentence; null when nothing says so. */
    @Nullable
    String lost();

    /** What a reader has to know of how it was started, one plain sentence each. */
    List<String> notes();
}
