package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.scaling.ScalingResult;
import java.util.List;

/** The exit codes of the public contract. */
final class ExitCodes {

    static final int OK = 0;
    static final int REGRESSED = 1;
    static final int BAD_INPUT = 2;
    static final int UNTRUSTED = 3;

    private ExitCodes() {}

    /** What {@code comparison} ends with; {@code strict} refuses a result that cannot be trusted. */
    static int of(Comparison comparison, boolean strict) {
        if (comparison.closesTheGate()) {
            return REGRESSED;
        }
        return strict && !isTrusted(comparison) ? UNTRUSTED : OK;
    }

    /** What a comparison of scores ends with. */
    static int of(BenchmarkComparison comparison, boolean strict) {
        if (comparison.failed()) {
            return REGRESSED;
        }
        return strict && !comparison.isDecided() ? UNTRUSTED : OK;
    }

    /** What a comparison of settings ends with. */
    static int of(ScalingResult result, boolean strict) {
        Claim.Outcome claim =
                result.claim() == null ? null : result.claim().claim().outcome();
        if (claim == Claim.Outcome.REFUTED) {
            return REGRESSED;
        }
        boolean trusted = result.isTrusted() && (claim == null ? result.decided() : claim != Claim.Outcome.UNDECIDED);
        return strict && !trusted ? UNTRUSTED : OK;
    }

    /**
     * What a gate ends with.
     *
     * @param compared what its comparison ends with
     * @param unchecked rules that could not be checked: a strict gate does not open then
     */
    static int ofGate(int compared, boolean strict, List<String> unchecked) {
        return compared == OK && strict && !unchecked.isEmpty() ? UNTRUSTED : compared;
    }

    private static boolean isUndecided(Comparison comparison) {
        return comparison.claim() != null && comparison.claim().outcome() == Claim.Outcome.UNDECIDED;
    }

    private static boolean isTrusted(Comparison comparison) {
        return comparison.isComplete()
                && !isUndecided(comparison)
                && comparison.verdict().isDecided();
    }
}
