package dev.culprit.analyzer.model;

import java.util.List;

/**
 * Which tests a comparison is about.
 *
 * @param remarks what a reader needs to know of tests that differ, such as those that ran on one side only, one sentence each
 * @param undecided tests of which more forks may still say something new
 */
public record ComparedScope(List<String> remarks, UndecidedTests undecided) {

    /** All tests, and nothing to say about them. */
    public static final ComparedScope ALL = new ComparedScope(List.of(), UndecidedTests.NONE);

    public ComparedScope {
        remarks = List.copyOf(remarks);
    }
}
