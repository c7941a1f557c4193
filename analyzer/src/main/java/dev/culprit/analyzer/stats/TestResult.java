package dev.culprit.analyzer.stats;

import java.util.List;
import java.util.Set;

/**
 * What {@link FunctionTest} found.
 *
 * @param estimates one per function, in the order of the observations
 * @param shift what all functions have in common
 * @param noise what was learned about the variation between forks
 * @param limitations what the data did not allow
 */
public record TestResult(List<Estimate> estimates, GlobalShift shift, NoiseModel noise, Set<Limitation> limitations) {

    public TestResult {
        estimates = List.copyOf(estimates);
        limitations = Set.copyOf(limitations);
    }
}
