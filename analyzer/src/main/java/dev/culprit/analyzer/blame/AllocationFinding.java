package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.Interval;
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

    /** A finding that only this speaks for. */
    Finding asFinding(Part part) {
        return shownIn(new Finding(part, true, 0, Double.NaN, Interval.UNKNOWN, 1 - perCall.p()));
    }

    /** That finding with the ratio of bytes per call in place of that of time. */
    Finding shownIn(Finding finding) {
        boolean finite = Double.isFinite(perCall.ratio());
        return new Finding(
                finding.part(),
                finding.decisive(),
                finding.vouchedNanos(),
                finding.codeWeight(),
                finite ? perCall.ratio() : Double.NaN,
                finite ? perCall.interval() : Interval.UNKNOWN,
                finding.confidence(),
                Certainty.UNKNOWN,
                finding.movedFrom(),
                finding.slowestCalls());
    }

    boolean isMore() {
        return deltaBytes > 0;
    }
}
