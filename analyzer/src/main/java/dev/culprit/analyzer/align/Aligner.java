package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.LoadedSet;

/** Aligns the trees of two profile sets. */
public final class Aligner {

    private Aligner() {}

    /** The tree of both sides. */
    public static AlignedTree align(LoadedSet baseline, LoadedSet candidate) {
        throw new UnsupportedOperationException("being written");
    }
}
