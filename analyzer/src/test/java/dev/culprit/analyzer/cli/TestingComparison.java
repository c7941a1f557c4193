package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Cause;
import dev.culprit.analyzer.model.Certainty;
import dev.culprit.analyzer.model.ChangedParts;
import dev.culprit.analyzer.model.ComparedAmounts;
import dev.culprit.analyzer.model.ComparedSets;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Culprit;
import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.model.Judgement;
import dev.culprit.analyzer.model.PerCall;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.model.Total;
import dev.culprit.analyzer.model.Verdict;
import java.util.List;
import java.util.Map;

/** Comparisons that say no more than a test is about. */
final class TestingComparison {

    private TestingComparison() {}

    static Comparison of(Verdict verdict, boolean failed) {
        return of(verdict, failed, List.of());
    }

    static Comparison of(Verdict verdict, boolean failed, List<String> warnings) {
        return comparison(verdict, failed, warnings, List.of());
    }

    /** One whose first culprit calls {@code x.Table.find} more often, at {@code file:line}. */
    static Comparison moreCalls(Verdict verdict, String file, int line) {
        Function caller = new Function("x.Orders", "list", "()V", file, line - 3);
        Function callee = new Function("x.Table", "find", "()V", file, 80);
        Culprit culprit = new Culprit(
                1,
                caller,
                new CallSite("x.Main", "main", file, 5),
                callee,
                line,
                Cause.MORE_CALLS,
                1e6,
                null,
                1,
                4,
                Interval.UNKNOWN,
                1,
                10,
                40,
                PerCall.UNKNOWN,
                PerCall.UNKNOWN,
                true,
                List.of(),
                0,
                List.of(),
                "It calls more often.",
                Certainty.UNKNOWN);
        return comparison(verdict, true, List.of(), List.of(culprit));
    }

    /** One whose total has the same mean on both sides. */
    static Comparison withTotal(Verdict verdict, Interval interval) {
        return comparison(verdict, false, List.of(), List.of(), interval);
    }

    private static Comparison comparison(
            Verdict verdict, boolean failed, List<String> warnings, List<Culprit> culprits) {
        return comparison(verdict, failed, warnings, culprits, Interval.UNKNOWN);
    }

    private static Comparison comparison(
            Verdict verdict, boolean failed, List<String> warnings, List<Culprit> culprits, Interval interval) {
        SideSummary side = new SideSummary("side", null, 1, 1, SideSummary.TestCounts.NONE, Map.of(), warnings);
        return Comparison.of(
                new Judgement(verdict, List.of(), failed),
                new ComparedSets(side, side, List.of(), "culprit diff a b"),
                new ComparedAmounts(new Total("work", "ns", 1, 1, 1, interval, 0.95), Double.NaN),
                new ChangedParts(culprits, List.of(), List.of(), 0, 0),
                DiffTree.empty());
    }
}
