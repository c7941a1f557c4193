package dev.culprit.analyzer.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of comparing two profile sets: everything that any report says. The parts are exact: the deltas of all
 * culprits, suspects and improvements plus {@code restNanos} are the total's candidate less its baseline.
 *
 * @param verdict the conclusion
 * @param reasons why, most important first, one plain sentence each
 * @param failed whether the regression reaches the fail threshold, so that a gate must close
 * @param baseline the one side
 * @param candidate the other side
 * @param total what the verdict is about
 * @param allocated bytes that both sides allocate; null unless both recorded them
 * @param smallestVisible largest share of the total by which one function or call site may have become slower without
 *     having been seen: the bound that the verdict uses; NaN when times cannot be judged
 * @param culprits causes above the evidence threshold, first the one that carries most
 * @param suspects possible causes below it, ranked
 * @param improvements what got faster with the evidence of a culprit
 * @param restNanos change in nanoseconds per fork that is in none of the lists
 * @param restFunctions number of functions and call sites that {@code restNanos} is the sum of
 * @param comparability every fact that was checked on both sides, most serious first
 * @param tree the aligned call tree
 * @param command what repeats this comparison
 * @param claim what was claimed beforehand, null when nothing was
 * @param basis what the figures rest on; null when that is not known
 * @param tests the tests of either side, those of the candidate first
 * @param findings what takes time in the candidate that it need not
 * @param scope which tests it is about
 * @param baselineTelemetry telemetry handlers of the baseline
 * @param candidateTelemetry telemetry handlers of the candidate
 * @param budgets what became of the budgets that were given, in the candidate
 * @param timelines when what happened on both sides
 */
public record Comparison(
        Verdict verdict,
        List<String> reasons,
        boolean failed,
        SideSummary baseline,
        SideSummary candidate,
        Total total,
        @Nullable Total allocated,
        double smallestVisible,
        List<Culprit> culprits,
        List<Culprit> suspects,
        List<Culprit> improvements,
        double restNanos,
        int restFunctions,
        List<ComparabilityCheck> comparability,
        DiffTree tree,
        String command,
        @Nullable Claim claim,
        @Nullable Basis basis,
        List<ComparedTest> tests,
        List<Finding> findings,
        ComparedScope scope,
        TelemetryReport baselineTelemetry,
        TelemetryReport candidateTelemetry,
        List<Budget.Checked> budgets,
        ComparedTimelines timelines) {

    public Comparison {
        reasons = List.copyOf(reasons);
        culprits = List.copyOf(culprits);
        suspects = List.copyOf(suspects);
        improvements = List.copyOf(improvements);
        comparability = List.copyOf(comparability);
        tests = List.copyOf(tests);
        findings = List.copyOf(findings);
        budgets = List.copyOf(budgets);
    }

    /** A comparison without budgets and timelines. */
    public Comparison(
            Verdict verdict,
            List<String> reasons,
            boolean failed,
            SideSummary baseline,
            SideSummary candidate,
            Total total,
            @Nullable Total allocated,
            double smallestVisible,
            List<Culprit> culprits,
            List<Culprit> suspects,
            List<Culprit> improvements,
            double restNanos,
            int restFunctions,
            List<ComparabilityCheck> comparability,
            DiffTree tree,
            String command,
            @Nullable Claim claim,
            @Nullable Basis basis,
            List<ComparedTest> tests,
            List<Finding> findings,
            ComparedScope scope,
            TelemetryReport baselineTelemetry,
            TelemetryReport candidateTelemetry) {
        this(
                verdict,
                reasons,
                failed,
                baseline,
                candidate,
                total,
                allocated,
                smallestVisible,
                culprits,
                suspects,
                improvements,
                restNanos,
                restFunctions,
                comparability,
                tree,
                command,
                claim,
                basis,
                tests,
                findings,
                scope,
                baselineTelemetry,
                candidateTelemetry,
                List.of(),
                ComparedTimelines.NONE);
    }

    /** A comparison without a claim, of which only the figures are known. */
    public Comparison(
            Verdict verdict,
            List<String> reasons,
            boolean failed,
            SideSummary baseline,
            SideSummary candidate,
            Total total,
            double smallestVisible,
            List<Culprit> culprits,
            List<Culprit> suspects,
            List<Culprit> improvements,
            double restNanos,
            int restFunctions,
            List<ComparabilityCheck> comparability,
            DiffTree tree,
            String command) {
        this(
                verdict,
                reasons,
                failed,
                baseline,
                candidate,
                total,
                null,
                smallestVisible,
                culprits,
                suspects,
                improvements,
                restNanos,
                restFunctions,
                comparability,
                tree,
                command,
                null,
                null,
                List.of(),
                List.of(),
                ComparedScope.ALL,
                TelemetryReport.NONE,
                TelemetryReport.NONE);
    }

    /** What shares are of: what a typical fork of the baseline takes, in the unit of the total; NaN when that is not known. */
    public double whole() {
        return basis == null ? total.baseline() : basis.typical().baseline();
    }

    /** The same with {@code claim}, whose explanation is the first of the reasons. */
    public Comparison withClaim(Claim said) {
        List<String> all = new ArrayList<>(reasons);
        all.add(0, said.explanation());
        return with(all, said);
    }

    /** The same with one more reason, the least important. */
    public Comparison withReason(String reason) {
        List<String> all = new ArrayList<>(reasons);
        all.add(reason);
        return with(all, claim);
    }

    /** The same with these reasons. */
    public Comparison withReasons(List<String> why) {
        return with(why, claim);
    }

    /** The same with what happened when. */
    public Comparison withTimelines(ComparedTimelines of) {
        return with(candidate, verdict, reasons, failed, budgets, candidateTelemetry, of);
    }

    /** The same with these findings. */
    public Comparison withFindings(List<Finding> found) {
        return with(reasons, claim, found, tests, baselineTelemetry, candidateTelemetry);
    }

    /** The same with these telemetry handlers. */
    public Comparison withTelemetry(TelemetryReport ofBaseline, TelemetryReport ofCandidate) {
        return with(reasons, claim, findings, tests, ofBaseline, ofCandidate);
    }

    /** The same with what became of budgets, which is wrong with handlers of the candidate that break one. */
    public Comparison withBudgets(List<Budget.Checked> checked) {
        return withChecked(checked, candidateTelemetry.withBudgets(checked));
    }

    /** Whether the candidate breaks a budget, beyond what chance does. */
    public boolean breaksABudget() {
        return budgets.stream().anyMatch(checked -> checked.outcome() == Budget.Outcome.BROKEN);
    }

    /** Whether a gate must close: for what got slower or grew, for a claim that is refuted, or for a budget. */
    public boolean closesTheGate() {
        return failed || breaksABudget() || claim != null && claim.outcome() == Claim.Outcome.REFUTED;
    }

    /** Whether nothing is missing of either side that the result needs to be trusted. */
    public boolean isComplete() {
        return baseline.gaps().isEmpty() && candidate.gaps().isEmpty();
    }

    /** The same with these instead of its parts, which have to be the same parts. */
    public Comparison withParts(List<Culprit> guilty, List<Culprit> suspected, List<Culprit> improved) {
        return with(
                reasons,
                claim,
                findings,
                tests,
                baselineTelemetry,
                candidateTelemetry,
                guilty,
                suspected,
                improved,
                tree);
    }

    /** The same with more rows in the tree. */
    public Comparison withTree(DiffTree joined) {
        return with(
                reasons,
                claim,
                findings,
                tests,
                baselineTelemetry,
                candidateTelemetry,
                culprits,
                suspects,
                improvements,
                joined);
    }

    /**
     * This comparison of some tests as the answer for all of them.
     *
     * @param whole an earlier comparison of all tests, which has decided the others
     * @param about what was done, the first of the reasons
     */
    public Comparison completing(Comparison whole, String about) {
        List<String> all = new ArrayList<>(reasons);
        all.add(0, about);
        all.addAll(whole.scope.remarks());
        Map<String, ComparedTest> byId = new LinkedHashMap<>();
        tests.forEach(test -> byId.put(test.id(), test));
        whole.tests.forEach(test -> byId.putIfAbsent(test.id(), test));
        return with(
                        all,
                        claim,
                        whole.findings,
                        List.copyOf(byId.values()),
                        whole.baselineTelemetry,
                        whole.candidateTelemetry)
                .withChecked(whole.budgets, whole.candidateTelemetry);
    }

    private Comparison with(List<String> why, @Nullable Claim said) {
        return with(why, said, findings, tests, baselineTelemetry, candidateTelemetry);
    }

    private Comparison with(
            List<String> why,
            @Nullable Claim said,
            List<Finding> found,
            List<ComparedTest> allTests,
            TelemetryReport ofBaseline,
            TelemetryReport ofCandidate) {
        return with(why, said, found, allTests, ofBaseline, ofCandidate, culprits, suspects, improvements, tree);
    }

    private Comparison with(
            List<String> why,
            @Nullable Claim said,
            List<Finding> found,
            List<ComparedTest> allTests,
            TelemetryReport ofBaseline,
            TelemetryReport ofCandidate,
            List<Culprit> guilty,
            List<Culprit> suspected,
            List<Culprit> improved,
            DiffTree shown) {
        return new Comparison(
                verdict,
                why,
                failed,
                baseline,
                candidate,
                total,
                allocated,
                smallestVisible,
                guilty,
                suspected,
                improved,
                restNanos,
                restFunctions,
                comparability,
                shown,
                command,
                said,
                basis,
                allTests,
                found,
                scope,
                ofBaseline,
                ofCandidate,
                budgets,
                timelines);
    }

    /**
     * The same with what somebody accepts.
     *
     * @param why its reasons now
     * @param stillFailed whether a gate must close for what is not accepted
     * @param checked its budgets, accepted ones as such
     */
    public Comparison waived(List<String> why, boolean stillFailed, List<Budget.Checked> checked) {
        return with(candidate, verdict, why, stillFailed, checked, candidateTelemetry, timelines);
    }

    /**
     * The same of a candidate that is not whole: what is missing of it may be what is slower, so nothing is unchanged or faster.
     *
     * @param why what is missing, the first of the reasons
     */
    public Comparison incomplete(String why) {
        List<String> all = new ArrayList<>(reasons);
        all.add(0, why);
        boolean open = verdict == Verdict.UNCHANGED || verdict == Verdict.IMPROVED;
        return with(
                candidate, open ? Verdict.INCONCLUSIVE : verdict, all, failed, budgets, candidateTelemetry, timelines);
    }

    /**
     * The same of a candidate of which something is missing that may count; the verdict stays.
     *
     * @param gap what, one plain sentence; the last of the reasons as well
     */
    public Comparison missing(String gap) {
        List<String> all = new ArrayList<>(reasons);
        all.add(gap);
        return with(candidate.withGap(gap), verdict, all, failed, budgets, candidateTelemetry, timelines);
    }

    /**
     * The same of sides that were not run alike, which makes code slower or faster that nobody has changed: culprits are suspects, nothing is
     * called faster, and no gate closes for what grew.
     *
     * @param why what was not alike, one plain sentence; the first of the reasons where it changes the verdict
     */
    public Comparison accusingNobody(String why) {
        boolean open = verdict == Verdict.REGRESSED || verdict == Verdict.IMPROVED;
        List<String> all = new ArrayList<>(reasons);
        if (open) {
            all.set(0, why + " It looked so: " + reasons.get(0));
        } else {
            all.add(why);
        }
        return suspecting(open ? Verdict.INCONCLUSIVE : verdict, all, comparability);
    }

    /**
     * The same of sides that cannot be compared after all: what looks like a culprit is a suspect, and no gate closes for what grew.
     *
     * @param why why not, one plain sentence, which is all of the reasons
     * @param checks every fact that was checked
     */
    public Comparison notComparable(String why, List<ComparabilityCheck> checks) {
        return suspecting(Verdict.NOT_COMPARABLE, List.of(why), checks);
    }

    private Comparison suspecting(Verdict concluded, List<String> why, List<ComparabilityCheck> checks) {
        List<Culprit> suspected = new ArrayList<>(culprits);
        suspects.forEach(suspect -> suspected.add(suspect.ranked(suspected.size() + 1)));
        return new Comparison(
                concluded,
                why,
                false,
                baseline,
                candidate,
                total,
                allocated,
                smallestVisible,
                List.of(),
                suspected,
                List.of(),
                restNanos
                        + improvements.stream().mapToDouble(Culprit::deltaNanos).sum(),
                restFunctions + improvements.size(),
                checks,
                tree,
                command,
                claim,
                basis,
                tests,
                findings,
                scope,
                baselineTelemetry,
                candidateTelemetry,
                budgets.stream().map(Comparison::closingNothing).toList(),
                timelines);
    }

    private static Budget.Checked closingNothing(Budget.Checked checked) {
        return checked.isOfGrowth() && checked.outcome() == Budget.Outcome.BROKEN
                ? checked.warned("; the sides were not run alike, so this closes no gate")
                : checked;
    }

    private Comparison withChecked(List<Budget.Checked> checked, TelemetryReport ofCandidate) {
        return with(candidate, verdict, reasons, failed, checked, ofCandidate, timelines);
    }

    private Comparison with(
            SideSummary side,
            Verdict concluded,
            List<String> why,
            boolean gateCloses,
            List<Budget.Checked> checked,
            TelemetryReport ofCandidate,
            ComparedTimelines of) {
        return new Comparison(
                concluded,
                why,
                gateCloses,
                baseline,
                side,
                total,
                allocated,
                smallestVisible,
                culprits,
                suspects,
                improvements,
                restNanos,
                restFunctions,
                comparability,
                tree,
                command,
                claim,
                basis,
                tests,
                findings,
                scope,
                baselineTelemetry,
                ofCandidate,
                checked,
                of);
    }
}
