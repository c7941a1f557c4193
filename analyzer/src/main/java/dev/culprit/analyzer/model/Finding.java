package dev.culprit.analyzer.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in one profile set that takes time which it need not, with the line to change.
 *
 * @param rule name of the rule that found it, such as {@code CONSTANT_SLEEP}
 * @param test id of the test that it is in; null when it is in several, or in none
 * @param callSite the line to change; null when it is no line of the program
 * @param nanos wall time in nanoseconds that it takes now, in the typical fork; not negative
 * @param savingNanos wall time in nanoseconds that a fork would be shorter by, with the change that the explanation proposes and
 *     under the assumptions that it states; 0 when there is nothing to save there, at most {@code nanos}
 * @param explanation one plain sentence
 * @param lines of a finding about two runs: the lines that cost more in the slower one, that which costs most more first
 */
public record Finding(
        String rule,
        @Nullable String test,
        @Nullable CallSite callSite,
        double nanos,
        double savingNanos,
        String explanation,
        List<CostlierLine> lines) {

    /** The rule about two runs: one with more workers that takes longer than one with fewer. */
    public static final String PARALLEL_LOSS = "PARALLEL_LOSS";

    public Finding {
        lines = List.copyOf(lines);
        if (rule.isEmpty() || explanation.isEmpty()) {
            throw new IllegalArgumentException("a finding has a rule and an explanation");
        }
        if (!(nanos >= 0) || !(savingNanos >= 0) || savingNanos > nanos) {
            throw new IllegalArgumentException("saves " + savingNanos + " ns of " + nanos + " ns");
        }
    }

    /** A finding about one set. */
    public Finding(
            String rule,
            @Nullable String test,
            @Nullable CallSite callSite,
            double nanos,
            double savingNanos,
            String explanation) {
        this(rule, test, callSite, nanos, savingNanos, explanation, List.of());
    }
}
