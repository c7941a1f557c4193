package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.align.AlignedTree;

/** Shares the change of the total out over functions' own code and call sites: LMDI-I. */
public final class Decomposer {

    private Decomposer() {}

    /** Decomposes the change between the mean forks of both sides. */
    public static Decomposition decompose(AlignedTree tree) {
        throw new UnsupportedOperationException("being written");
    }
}
