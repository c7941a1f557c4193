package dev.culprit.analyzer.formats.jfr;

import java.io.IOException;

/** Takes the samples of one chunk. Stacks are those of {@link Stacks}, the other numbers those of the whole file. */
interface ChunkSamples {

    /**
     * One sample, or several equal ones.
     *
     * @param stack index of the stack in the chunk; -1 when there is none
     * @param object the frame that stands for the class of the object; {@link ChunkStacks#NO_FRAME} when there is none
     */
    void add(int event, int stack, int object, int thread, long epochNanos, long samples, long weight)
            throws IOException;

    /** Says that the chunk has no more. */
    void finish() throws IOException;
}
