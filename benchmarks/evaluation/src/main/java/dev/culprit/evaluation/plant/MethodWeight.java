package dev.culprit.evaluation.plant;

/**
 * What a method weighs in the baseline.
 *
 * @param method the method
 * @param calls calls per fork
 * @param share its own time, without the probes, as share of all time, 0 to 1
 */
record MethodWeight(MethodKey method, long calls, double share) {}
