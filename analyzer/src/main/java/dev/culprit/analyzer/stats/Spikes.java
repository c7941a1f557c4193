package dev.culprit.analyzer.stats;

import java.util.BitSet;

/**
 * Single values that stand out from both sides, such as of a commit that was measured while the machine was busy. They are no steps and must
 * not make one: each counts as the median of its neighbours (Hampel's filter, JASA 69 (1974) 383, over two values on each side).
 */
final class Spikes {

    private static final int REACH = 2;

    /** So many standard deviations from neighbours that agree. */
    private static final double FAR = 4;

    private static final double AGREE = 3;

    private final double[] values;
    private final double noise;
    private final BitSet found = new BitSet();

    Spikes(double[] values) {
        this.values = values;
        this.noise = SeriesNoise.ofDifferences(values);
    }

    /** The series without them. */
    double[] smoothed() {
        double[] smoothed = values.clone();
        // The first and the last have one side only: they may as well be what comes before, or begins with, a step.
        for (int i = 1; i < values.length - 1; i++) {
            double[] neighbours = neighbours(i);
            double median = Robust.median(neighbours);
            if (Math.abs(values[i] - median) > FAR * noise && agree(neighbours, median)) {
                smoothed[i] = median;
                found.set(i);
            }
        }
        return smoothed;
    }

    /** Where they are; known after {@link #smoothed}. */
    BitSet found() {
        return found;
    }

    private double[] neighbours(int of) {
        int begin = Math.max(0, of - REACH);
        int end = Math.min(values.length, of + REACH + 1);
        double[] neighbours = new double[end - begin - 1];
        int next = 0;
        for (int i = begin; i < end; i++) {
            if (i != of) {
                neighbours[next++] = values[i];
            }
        }
        return neighbours;
    }

    private boolean agree(double[] neighbours, double median) {
        for (double neighbour : neighbours) {
            if (Math.abs(neighbour - median) >= AGREE * noise) {
                return false;
            }
        }
        return true;
    }
}
