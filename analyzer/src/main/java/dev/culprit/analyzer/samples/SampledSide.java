package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.SampledTree;

/**
 * One side of a comparison of samples.
 *
 * @param tree its samples
 * @param alignedRow for each row of its merged tree the row of the aligned tree, -1 for none
 * @param amount what was measured for each row of the aligned tree, callees excluded, [fork][row]
 */
public record SampledSide(SampledTree tree, int[] alignedRow, double[][] amount) {

    /** Number of forks. */
    int forks() {
        return tree.forks();
    }
}
