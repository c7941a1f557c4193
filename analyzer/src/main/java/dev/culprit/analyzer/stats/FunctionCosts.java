package dev.culprit.analyzer.stats;

/**
 * The cost per call of one function in every fork of both sides.
 *
 * @param baseline natural log of the cost per call, one value per fork; NaN where the function was not called
 * @param candidate the same of the candidate; in interleaved forks {@code candidate[i]} ran next to {@code baseline[i]}
 * @param calls mean number of calls per fork over both sides; the weight in the machine's common mode
 * @param relativeError standard error of {@code baseline[i]} that the spread of calls within a fork alone explains, such as
 *     {@link CallCost#relativeError()}, mean over the forks; NaN when unknown
 * @param share mean share of the function in the total, over both sides, 0 to 1
 * @param changed whether its bytecode differs between the sides; such functions get their own part of the error budget and
 *     do not have to stand out against the drift between two builds
 * @param reference whether it may tell the state of the machine: unchanged bytecode, unchanged number of calls
 * @param probeError standard deviation of log candidate / baseline by which the subtracted cost of probes may be off, in all
 *     forks alike; 0 when the probes of both sides cost the same share, or were not subtracted
 */
public record FunctionCosts(
        double[] baseline,
        double[] candidate,
        double calls,
        double relativeError,
        double share,
        boolean changed,
        boolean reference,
        double probeError) {

    public FunctionCosts {
        if (!(calls >= 0)) {
            throw new IllegalArgumentException("calls must not be negative: " + calls);
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in 0..1: " + share);
        }
        if (relativeError < 0) {
            throw new IllegalArgumentException("relativeError must not be negative: " + relativeError);
        }
        if (!(probeError >= 0)) {
            throw new IllegalArgumentException("probeError must not be negative: " + probeError);
        }
        baseline = finiteOrNaN("baseline", baseline);
        candidate = finiteOrNaN("candidate", candidate);
    }

    /** Costs from which no probes were subtracted, or whose probes cost the same on both sides. */
    public FunctionCosts(
            double[] baseline,
            double[] candidate,
            double calls,
            double relativeError,
            double share,
            boolean changed,
            boolean reference) {
        this(baseline, candidate, calls, relativeError, share, changed, reference, 0);
    }

    private static double[] finiteOrNaN(String name, double[] values) {
        double[] copy = values.clone();
        for (double value : copy) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(name + " holds an infinite value; a cost of 0 has no log, use NaN");
            }
        }
        return copy;
    }

    FunctionCosts with(double[] newBaseline, double[] newCandidate) {
        return new FunctionCosts(
                newBaseline, newCandidate, calls, relativeError, share, changed, reference, probeError);
    }
}
