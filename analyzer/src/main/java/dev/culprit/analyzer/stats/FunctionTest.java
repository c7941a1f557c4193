package dev.culprit.analyzer.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which functions became slower or faster per call.
 *
 * <p>Interleaved forks: differences within pairs, less the common mode of the machine, with variances shrunk towards those of
 * comparable functions, joined with the function's own Welch test. Other forks: the sides are centred and compared as two
 * samples. One fork a side: the spread over the functions is the noise, and the result is never decisive.
 *
 * <p>A total is tested as the only function of its observations: by its own forks, without anything borrowed.
 *
 * <p>A sensitivity of every function to the common mode, fitted from 8 pairs on, was tried and left out: power at +10 % rose by
 * .00 to .03 and false alarms at 8 pairs as well (simulation of 60 projects).
 */
public final class FunctionTest {

    private FunctionTest() {}

    /** Tests all functions together; functions below {@link Tuning#FAMILY_SHARE} get an unknown estimate. */
    public static TestResult run(Observations observations) {
        int[] family = IntStream.range(0, observations.functions().size())
                .filter(i -> observations.functions().get(i).share() >= Tuning.FAMILY_SHARE)
                .toArray();
        List<FunctionCosts> members = Arrays.stream(family)
                .mapToObj(i -> observations.functions().get(i))
                .toList();
        TestResult ofFamily = new FamilyTest(new Observations(members, observations.interleaved())).run();
        List<Estimate> all =
                new ArrayList<>(Collections.nCopies(observations.functions().size(), Estimate.UNKNOWN));
        for (int k = 0; k < family.length; k++) {
            all.set(family[k], ofFamily.estimates().get(k));
        }
        return new TestResult(all, ofFamily.shift(), ofFamily.noise(), ofFamily.limitations());
    }
}
