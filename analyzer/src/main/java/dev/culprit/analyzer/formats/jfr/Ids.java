package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.model.LongIntMap;
import java.util.Arrays;

/**
 * Indexes of constants by the number that the chunk has for them. async-profiler counts from 1, and the JDK its stacks: these are found in an
 * array. Other numbers of the JDK are large. Not thread safe.
 */
final class Ids {

    /** 16 MB at most. */
    private static final int SMALL = 1 << 22;

    private LongIntMap large = new LongIntMap();
    private int[] small = new int[1 << 10];

    /** Forgets all, and keeps the room. */
    void clear() {
        Arrays.fill(small, 0);
        if (large.size() > 0) {
            large = new LongIntMap();
        }
    }

    /** The index of {@code id}, or {@link LongIntMap#MISSING}. */
    int get(long id) {
        if (id >= 0 && id < SMALL) {
            return id < small.length ? small[(int) id] - 1 : LongIntMap.MISSING;
        }
        return large.get(id);
    }

    void put(long id, int index) {
        if (id < 0 || id >= SMALL) {
            large.put(id, index);
            return;
        }
        int at = (int) id;
        if (at >= small.length) {
            small = Arrays.copyOf(small, Math.min(SMALL, Integer.highestOneBit(at) * 2));
        }
        small[at] = index + 1;
    }
}
