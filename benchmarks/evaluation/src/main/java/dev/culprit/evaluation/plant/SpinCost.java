package dev.culprit.evaluation.plant;

/**
 * What busy work costs on this machine once it is compiled.
 *
 * @param fixedNanos per call, whatever the number of iterations
 * @param iterationNanos per iteration
 */
record SpinCost(double fixedNanos, double iterationNanos) {

    SpinCost {
        if (!(fixedNanos >= 0 && iterationNanos > 0)) {
            throw new IllegalArgumentException("cost of busy work: " + fixedNanos + " + n * " + iterationNanos);
        }
    }

    /** As many iterations as come nearest to {@code nanos}; 0 when even one costs twice as much. */
    int iterations(double nanos) {
        long nearest = Math.round((nanos - fixedNanos) / iterationNanos);
        if (nearest >= 1) {
            return (int) Math.min(nearest, Integer.MAX_VALUE);
        }
        return nanos * 2 >= nanos(1) ? 1 : 0;
    }

    double nanos(int iterations) {
        return fixedNanos + iterations * iterationNanos;
    }
}
