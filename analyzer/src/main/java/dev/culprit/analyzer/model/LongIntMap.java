package dev.culprit.analyzer.model;

import java.util.Arrays;

/**
 * A map from long to int, without boxes: trees of a million rows are merged through it. Linear probing, at most half full.
 * Not thread safe.
 */
public final class LongIntMap {

    /** What {@link #get} returns for a key that is not there; it cannot be put. */
    public static final int MISSING = -1;

    private long[] keys;
    private int[] values;
    private int size;

    public LongIntMap() {
        this(8);
    }

    /** With room for {@code entries} before it grows. */
    public LongIntMap(int entries) {
        int length = Integer.highestOneBit(Math.max(16, 4 * Math.min(entries, 1 << 28) - 1));
        keys = new long[length];
        values = filled(length);
    }

    /** The value of {@code key}, or {@link #MISSING}. */
    public int get(long key) {
        return values[slot(key)];
    }

    /** Sets the value of {@code key}, which must not be {@link #MISSING}. */
    public void put(long key, int value) {
        if (value == MISSING) {
            throw new IllegalArgumentException("the value " + value + " stands for a missing key");
        }
        int slot = slot(key);
        if (values[slot] == MISSING) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
        if (2 * size > keys.length) {
            grow();
        }
    }

    /** Number of keys. */
    public int size() {
        return size;
    }

    /** One key of two parts. */
    public static long key(int high, int low) {
        return (long) high << 32 | low & 0xFFFF_FFFFL;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != MISSING) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        // Fibonacci hashing: keys are small dense pairs, whose low bits alone would cluster.
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (values[slot] != MISSING && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, MISSING);
        return values;
    }
}
