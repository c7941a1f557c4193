package dev.culprit.evaluation.plant;

/**
 * What a method weighs in the baseline.
 *
 * @param method the method
 * @param calls calls per fork
 * @param share its own time, without the probes, as share of all time, 0 to 1
 * @param totalShare the same with all that it calls; of calls in a recursion only their own time
 */
record MethodWeight(MethodKey method, long calls, double share, double totalShare) {}
