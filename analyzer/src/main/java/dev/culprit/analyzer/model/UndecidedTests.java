package dev.culprit.analyzer.model;

import java.util.List;

/**
 * Tests of which more forks may still say something new, so that running only these decides as much as running all.
 *
 * @param classes raw binary names of their outermost classes, the largest share of the time first; empty when they cannot be told
 *     apart from the others, or nothing is open
 * @param share what these classes and the code outside of tests take of the baseline's total, 0 to 1
 */
public record UndecidedTests(List<String> classes, double share) {

    /** No test stands apart. */
    public static final UndecidedTests NONE = new UndecidedTests(List.of(), 1);

    public UndecidedTests {
        classes = List.copyOf(classes);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1: " + share);
        }
    }
}
