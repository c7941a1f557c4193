package dev.culprit.analyzer.blame;

/**
 * What a function takes on both sides, to tell what a change of its typical call amounts to. That is taken from the better
 * side: on the worse one, a single stalled call may be a multiple of all others, for which the typical call does not speak.
 *
 * @param baseline nanoseconds per fork
 * @param candidate nanoseconds per fork
 * @param calls candidate / baseline of the number of calls
 */
record TypicalWork(double baseline, double candidate, double calls) {

    /** What calls that take {@code exp(log)} times as long, {@code log > 0}, cost the candidate more. */
    double slower(double log) {
        return amount(baseline, baseline * calls * Math.exp(log), log);
    }

    /** What calls that take {@code exp(log)} times as long, {@code log < 0}, save the candidate. */
    double faster(double log) {
        return amount(candidate, candidate / calls * Math.exp(-log), log);
    }

    /** The change of cost as LMDI shares it out between calls and cost per call. */
    private static double amount(double x, double y, double log) {
        if (!(x > 0)) {
            // No typical fork of that side spent time here, so it does not say what is typical.
            return Double.POSITIVE_INFINITY;
        }
        double ratio = Math.log(y / x);
        double mean = Math.abs(ratio) < 1e-5 ? x : (y - x) / ratio;
        return mean * Math.abs(log);
    }
}
