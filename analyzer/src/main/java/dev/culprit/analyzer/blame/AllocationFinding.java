package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.stats.CountEstimate;

/**
 * A function whose own code allocates more or less per call than before, beyond doubt and by an amount that matters.
 *
 * @param function index of the function; see {@code AlignedTree.functions()}
 * @param heaviestRow the row in which most of the change is
 * @param deltaBytes candidate less baseline, bytes per fork
 * @param perCall bytes per call
 */
record AllocationFinding(int function, int heaviestRow, double deltaBytes, CountEstimate perCall) {

    boolean isMore() {
        return deltaBytes > 0;
    }
}
