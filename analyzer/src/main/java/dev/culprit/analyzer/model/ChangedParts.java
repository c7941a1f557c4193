package dev.culprit.analyzer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the change of the total consists of. The parts are exact: the deltas of all culprits, suspects and improvements plus
 * {@code restNanos} are the total's candidate less its baseline.
 *
 * @param culprits causes above the evidence threshold, first the one that carries most
 * @param suspects possible causes below it, ranked
 * @param improvements what got faster with the evidence of a culprit
 * @param restNanos change in nanoseconds per fork that is in none of the lists
 * @param restFunctions number of functions and call sites that {@code restNanos} is the sum of
 */
public record ChangedParts(
        List<Culprit> culprits,
        List<Culprit> suspects,
        List<Culprit> improvements,
        double restNanos,
        int restFunctions) {

    /** No part, and no change. */
    public static final ChangedParts NONE = unnamed(0, 0);

    public ChangedParts {
        culprits = List.copyOf(culprits);
        suspects = List.copyOf(suspects);
        improvements = List.copyOf(improvements);
    }

    /** A change of {@code nanos} that is spread over so many functions, of which none is named. */
    public static ChangedParts unnamed(double nanos, int functions) {
        return new ChangedParts(List.of(), List.of(), List.of(), nanos, functions);
    }

    /** The same parts with something else said of each that is named. */
    public ChangedParts retold(UnaryOperator<Culprit> telling) {
        return new ChangedParts(
                culprits.stream().map(telling).toList(),
                suspects.stream().map(telling).toList(),
                improvements.stream().map(telling).toList(),
                restNanos,
                restFunctions);
    }

    /** The same where nothing is called slower or faster: culprits are suspects, before the others, and improvements are part of the rest. */
    ChangedParts accusingNobody() {
        List<Culprit> suspected = new ArrayList<>(culprits);
        suspects.forEach(suspect -> suspected.add(suspect.ranked(suspected.size() + 1)));
        return new ChangedParts(
                List.of(),
                suspected,
                List.of(),
                restNanos
                        + improvements.stream().mapToDouble(Culprit::deltaNanos).sum(),
                restFunctions + improvements.size());
    }
}
