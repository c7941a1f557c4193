package dev.culprit.analyzer.stats;

/** Which functions became slower or faster per call. */
public final class FunctionTest {

    private FunctionTest() {}

    /** Tests all functions together; functions below {@link Tuning#FAMILY_SHARE} get an unknown estimate. */
    public static TestResult run(Observations observations) {
        throw new UnsupportedOperationException("not yet");
    }
}
