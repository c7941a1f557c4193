package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Claim;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.scaling.ScalingResult;

/** The exit codes of the public contract. */
final class ExitCodes {

    static final int OK = 0;
    static final int REGRESSED = 1;
    static final int BAD_INPUT = 2;
    static final int UNTRUSTED = 3;

    private ExitCodes() {}

    /** What {@code comparison} ends with; {@code strict} refuses a result that cannot be trusted. */
    static int of(Comparison comparison, boolean strict) {
        if (comparison.failed() || isRefuted(comparison) || comparison.breaksABudget()) {
            return REGRESSED;
        }
        return strict && !isTrusted(comparison) ? UNTRUSTED : OK;
    }

    /** What a comparison of scores ends with. */
    static int of(BenchmarkComparison comparison, boolean strict) {
        if (comparison.failed()) {
            return REGRESSED;
        }
        return strict && !isDecided(comparison.verdict()) ? UNTRUSTED : OK;
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

    private static boolean isRefuted(Comparison comparison) {
        return comparison.claim() != null && comparison.claim().outcome() == Claim.Outcome.REFUTED;
    }

    private static boolean isUndecided(Comparison comparison) {
        return comparison.claim() != null && comparison.claim().outcome() == Claim.Outcome.UNDECIDED;
    }

    private static boolean isTrusted(Comparison comparison) {
        boolean complete = comparison.baseline().gaps().isEmpty()
                && comparison.candidate().gaps().isEmpty();
        return complete && !isUndecided(comparison) && isDecided(comparison.verdict());
    }

    private static boolean isDecided(Verdict verdict) {
        return switch (verdict) {
            case REGRESSED, IMPROVED, UNCHANGED -> true;
            case INCONCLUSIVE, NOT_COMPARABLE, NO_BASELINE -> false;
        };
    }
}
