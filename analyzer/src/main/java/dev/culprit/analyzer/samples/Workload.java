package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.samples.SampledFunctions.Entry;
import dev.culprit.analyzer.stats.Robust;
import java.util.List;
import java.util.Locale;

/**
 * How much more work the candidate's recordings hold than the baseline's. Files of samples do not say how often the program did what it
 * does: a recording that is twice as long has twice the samples of everything. Shares of the total do not help, as one function that grows makes
 * all others shrink. So what most functions agree on is taken for the amount of work (as size factors in Anders and Huber, Genome Biology 11 (2010)
 * R106), and named.
 *
 * @param factor candidate / baseline
 * @param sentence why, one plain sentence; empty when the recordings hold equal work
 */
public record Workload(double factor, String sentence) {

    /** How the amounts of work of two recordings are made equal. */
    public enum Basis {
        /** As most functions say. */
        AUTO,
        /** Each recording holds the same work. */
        RECORDING,
        /** The longer recording holds more work, in proportion. */
        SECOND
    }

    /** Factors nearer to 1 than this are the machine's, and recordings hold equal work. */
    private static final double EQUAL = Math.log(1.15);

    /** Samples on both sides that a function needs to say how much work there was. */
    private static final double TELLING = 10;

    /** Functions that are needed to tell. */
    private static final int REFERENCES = 5;

    static final Workload SAME = new Workload(1, "");

    /**
     * Of two sets.
     *
     * @param functions all functions, with amounts as they were recorded
     * @param baselineSeconds length of the baseline's recordings, NaN when unknown
     */
    static Workload of(Basis basis, List<Entry> functions, double baselineSeconds, double candidateSeconds) {
        double lengths = candidateSeconds / baselineSeconds;
        return switch (basis) {
            case RECORDING -> SAME;
            case SECOND ->
                Double.isNaN(lengths)
                        ? new Workload(1, "How long the recordings are is not known, so they are compared as they are.")
                        : new Workload(lengths, perSecond(lengths));
            case AUTO -> agreed(functions, lengths);
        };
    }

    private static Workload agreed(List<Entry> functions, double lengths) {
        double[] logs = functions.stream()
                .filter(entry -> Math.min(entry.baselineSamples(), entry.candidateSamples()) >= TELLING)
                .mapToDouble(entry ->
                        Math.log(SampledFunctions.mean(entry.candidate()) / SampledFunctions.mean(entry.baseline())))
                .toArray();
        if (logs.length < REFERENCES) {
            return SAME;
        }
        double typical = Robust.median(logs);
        if (Math.abs(typical) <= EQUAL) {
            return SAME;
        }
        boolean asLong = Math.abs(typical - Math.log(lengths)) <= EQUAL;
        return asLong ? new Workload(lengths, perSecond(lengths)) : new Workload(Math.exp(typical), inCommon(typical));
    }

    private static String perSecond(double lengths) {
        return String.format(
                Locale.ROOT,
                "The candidate's recordings are %.2f times as long, and are compared per second.",
                lengths);
    }

    private static String inCommon(double typical) {
        return String.format(
                Locale.ROOT,
                "Most functions have %.2f times as many samples in the candidate: it did %s; samples alone cannot tell."
                        + " What differs from that is compared.",
                Math.exp(typical),
                typical > 0 ? "more work, or all of it became slower" : "less work, or all of it became faster");
    }
}
