package dev.culprit.evaluation.plant;

/**
 * What the calls from one line of a method to another weigh in the baseline.
 *
 * @param caller who calls
 * @param line at which line
 * @param callee whom
 * @param calls calls per fork
 * @param share time of these calls with all that they call, without the probes, as share of all time, 0 to 1
 * @param recursive whether the callee leads back to the caller or to itself, so that repeated calls would multiply
 */
record EdgeWeight(MethodKey caller, int line, MethodKey callee, long calls, double share, boolean recursive) {}
