package dev.culprit.analyzer.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of comparing two profile sets: everything that any report says.
 *
 * @param judgement what it concludes
 * @param sets what is compared
 * @param amounts how much both sides take
 * @param parts what the change consists of
 * @param tree the aligned call tree
 * @param tests the tests of either side, those of the candidate first
 * @param findings what takes time in the candidate that it need not
 * @param telemetry telemetry handlers of both sides
 * @param budgets what became of the budgets that were given, in the candidate
 * @param timelines when what happened on both sides
 */
public record Comparison(
        Judgement judgement,
        ComparedSets sets,
        ComparedAmounts amounts,
        ChangedParts parts,
        DiffTree tree,
        List<ComparedTest> tests,
        List<Finding> findings,
        ComparedTelemetry telemetry,
        List<Budget.Checked> budgets,
        ComparedTimelines timelines) {

    public Comparison {
        tests = List.copyOf(tests);
        findings = List.copyOf(findings);
        budgets = List.copyOf(budgets);
    }

    /** A comparison of which only the figures are known. */
    public static Comparison of(
            Judgement judgement, ComparedSets sets, ComparedAmounts amounts, ChangedParts parts, DiffTree tree) {
        return new Comparison(
                judgement,
                sets,
                amounts,
                parts,
                tree,
                List.of(),
                List.of(),
                ComparedTelemetry.NONE,
                List.of(),
                ComparedTimelines.NONE);
    }

    /** The conclusion. */
    public Verdict verdict() {
        return judgement.verdict();
    }

    /** Why, most important first, one plain sentence each. */
    public List<String> reasons() {
        return judgement.reasons();
    }

    /** Whether the regression reaches the fail threshold, so that a gate must close. */
    public boolean failed() {
        return judgement.failed();
    }

    /** What was claimed beforehand, null when nothing was. */
    public @Nullable Claim claim() {
        return judgement.claim();
    }

    /** The one side. */
    public SideSummary baseline() {
        return sets.baseline();
    }

    /** The other side. */
    public SideSummary candidate() {
        return sets.candidate();
    }

    /** Every fact that was checked on both sides, most serious first. */
    public List<ComparabilityCheck> comparability() {
        return sets.comparability();
    }

    /** What repeats this comparison. */
    public String command() {
        return sets.command();
    }

    /** What the verdict is about. */
    public Total total() {
        return amounts.total();
    }

    /** Causes above the evidence threshold, first the one that carries most. */
    public List<Culprit> culprits() {
        return parts.culprits();
    }

    /** Possible causes below it, ranked. */
    public List<Culprit> suspects() {
        return parts.suspects();
    }

    /** What got faster with the evidence of a culprit. */
    public List<Culprit> improvements() {
        return parts.improvements();
    }

    /** Whether the candidate breaks a budget, beyond what chance does. */
    public boolean breaksABudget() {
        return budgets.stream().anyMatch(checked -> checked.outcome() == Budget.Outcome.BROKEN);
    }

    /** Whether a gate must close: for what got slower or grew, for a claim that is refuted, or for a budget. */
    public boolean closesTheGate() {
        return judgement.closesTheGate() || breaksABudget();
    }

    /** Whether nothing is missing of either side that the result needs to be trusted. */
    public boolean isComplete() {
        return sets.areComplete();
    }

    /** The same with {@code said}, whose explanation is the first of the reasons. */
    public Comparison withClaim(Claim said) {
        return with(judgement.withClaim(said));
    }

    /** The same with one more reason, the least important. */
    public Comparison withReason(String reason) {
        return with(judgement.withMoreReasons(List.of(reason)));
    }

    /** The same with these reasons. */
    public Comparison withReasons(List<String> why) {
        return with(judgement.withReasons(why));
    }

    private Comparison with(Judgement judged) {
        return new Comparison(judged, sets, amounts, parts, tree, tests, findings, telemetry, budgets, timelines);
    }

    /** The same with these instead of its parts, which have to be the same parts. */
    public Comparison withParts(ChangedParts same) {
        return new Comparison(judgement, sets, amounts, same, tree, tests, findings, telemetry, budgets, timelines);
    }

    /** The same with more rows in the tree. */
    public Comparison withTree(DiffTree joined) {
        return new Comparison(judgement, sets, amounts, parts, joined, tests, findings, telemetry, budgets, timelines);
    }

    /** The same with these tests. */
    public Comparison withTests(List<ComparedTest> of) {
        return new Comparison(judgement, sets, amounts, parts, tree, of, findings, telemetry, budgets, timelines);
    }

    /** The same with these findings. */
    public Comparison withFindings(List<Finding> found) {
        return new Comparison(judgement, sets, amounts, parts, tree, tests, found, telemetry, budgets, timelines);
    }

    /** The same with these telemetry handlers. */
    public Comparison withTelemetry(ComparedTelemetry of) {
        return new Comparison(judgement, sets, amounts, parts, tree, tests, findings, of, budgets, timelines);
    }

    /** The same with what became of budgets, which is wrong with handlers of the candidate that break one. */
    public Comparison withBudgets(List<Budget.Checked> checked) {
        return withTelemetry(telemetry.withBudgets(checked)).with(judgement, checked);
    }

    private Comparison with(Judgement judged, List<Budget.Checked> checked) {
        return new Comparison(judged, sets, amounts, parts, tree, tests, findings, telemetry, checked, timelines);
    }

    /** The same with what happened when. */
    public Comparison withTimelines(ComparedTimelines of) {
        return new Comparison(judgement, sets, amounts, parts, tree, tests, findings, telemetry, budgets, of);
    }

    /**
     * This comparison of some tests as the answer for all of them.
     *
     * @param whole an earlier comparison of all tests, which has decided the others
     * @param about what was done, the first of the reasons
     */
    public Comparison completing(Comparison whole, String about) {
        return with(
                        judgement
                                .withFirstReason(about)
                                .withMoreReasons(whole.sets.scope().remarks()),
                        whole.budgets)
                .withTests(testsOfEither(whole))
                .withFindings(whole.findings)
                .withTelemetry(whole.telemetry);
    }

    private List<ComparedTest> testsOfEither(Comparison whole) {
        Map<String, ComparedTest> byId = new LinkedHashMap<>();
        tests.forEach(test -> byId.put(test.id(), test));
        whole.tests.forEach(test -> byId.putIfAbsent(test.id(), test));
        return List.copyOf(byId.values());
    }

    /**
     * The same with what somebody accepts.
     *
     * @param why its reasons now
     * @param stillFailed whether a gate must close for what is not accepted
     * @param checked its budgets, accepted ones as such
     */
    public Comparison waived(List<String> why, boolean stillFailed, List<Budget.Checked> checked) {
        return with(judgement.waived(why, stillFailed), checked);
    }

    /**
     * The same of a candidate that is not whole: what is missing of it may be what is slower, so nothing is unchanged or faster.
     *
     * @param why what is missing, the first of the reasons
     */
    public Comparison incomplete(String why) {
        return with(judgement.incomplete(why));
    }

    /**
     * The same of a candidate of which something is missing that may count; the verdict stays.
     *
     * @param gap what, one plain sentence; the last of the reasons as well
     */
    public Comparison missing(String gap) {
        return with(sets.missing(gap)).withReason(gap);
    }

    private Comparison with(ComparedSets compared) {
        return new Comparison(
                judgement, compared, amounts, parts, tree, tests, findings, telemetry, budgets, timelines);
    }

    /**
     * The same of sides that were not run alike, which makes code slower or faster that nobody has changed: culprits are suspects, nothing is
     * called faster, and no gate closes for what grew.
     *
     * @param why what was not alike, one plain sentence; the first of the reasons where it changes the verdict
     */
    public Comparison accusingNobody(String why) {
        return suspecting(judgement.accusingNobody(why));
    }

    /**
     * The same of sides that cannot be compared after all: what looks like a culprit is a suspect, and no gate closes for what grew.
     *
     * @param why why not, one plain sentence, which is all of the reasons
     * @param checks every fact that was checked
     */
    public Comparison notComparable(String why, List<ComparabilityCheck> checks) {
        return with(sets.checked(checks)).suspecting(judgement.notComparable(why));
    }

    private Comparison suspecting(Judgement judged) {
        return with(judged, budgets.stream().map(Budget.Checked::ofUnlikeSides).toList())
                .withParts(parts.accusingNobody());
    }
}
