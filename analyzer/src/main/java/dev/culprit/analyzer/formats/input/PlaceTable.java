package dev.culprit.analyzer.formats.input;

import dev.culprit.analyzer.model.LongIntMap;

/** Numbers from 1 for pairs of a frame and a line, which profiles call locations; 0 stands for none. Not thread safe. */
public final class PlaceTable {

    private final LongIntMap numbers = new LongIntMap();
    private final boolean withLines;

    /** Leaves lines out unless {@code withLines}. */
    public PlaceTable(boolean withLines) {
        this.withLines = withLines;
    }

    /** The number of the pair, or the negative number of one that is new. */
    public int number(int frame, int line) {
        long key = LongIntMap.key(frame, withLines ? line : 0);
        int known = numbers.get(key);
        if (known != LongIntMap.MISSING) {
            return known;
        }
        int number = numbers.size() + 1;
        numbers.put(key, number);
        return -number;
    }

    /** The line as it is written. */
    public int line(int line) {
        return withLines ? line : 0;
    }
}
