package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.model.LongIntMap;
import java.util.Arrays;

/** Where the frames of each stack of a chunk are in the file. One table serves all chunks, as the next one has about as many. Not thread safe. */
final class StackPlaces {

    private final Ids indexes = new Ids();
    private long[] starts = new long[1 << 12];
    private int[] depths = new int[1 << 12];
    private boolean[] truncated = new boolean[1 << 12];
    private int size;

    void clear() {
        indexes.clear();
        size = 0;
    }

    /**
     * Adds a stack.
     *
     * @param id what the chunk calls it
     * @param start position of its innermost frame
     * @param depth its number of frames
     * @param isTruncated whether outer frames are missing
     */
    void add(long id, long start, int depth, boolean isTruncated) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            depths = Arrays.copyOf(depths, 2 * size);
            truncated = Arrays.copyOf(truncated, 2 * size);
        }
        starts[size] = start;
        depths[size] = depth;
        truncated[size] = isTruncated;
        indexes.put(id, size++);
    }

    int size() {
        return size;
    }

    /** The index of the stack that the chunk calls {@code id}, or {@link LongIntMap#MISSING}. */
    int index(long id) {
        return indexes.get(id);
    }

    long start(int stack) {
        return starts[stack];
    }

    int depth(int stack) {
        return depths[stack];
    }

    boolean isTruncated(int stack) {
        return truncated[stack];
    }
}
