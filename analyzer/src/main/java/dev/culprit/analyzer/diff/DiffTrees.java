package dev.culprit.analyzer.diff;

import dev.culprit.analyzer.model.DiffTree;

/** Makes the tree that reports show. */
public final class DiffTrees {

    private DiffTrees() {}

    /**
     * The tree of both sides with the means of {@code decomposition}; rows correspond one to one.
     *
     * @param significant for every row, whether the evidence says that the row itself changed
     */
    public static DiffTree of(Decomposition decomposition, boolean[] significant) {
        throw new UnsupportedOperationException("being written");
    }
}
