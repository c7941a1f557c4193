package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges a candidate: against the stored baseline first. Where that would close the gate, and where there is none, on forks that are
 * measured for it, as far as there is a command. Nobody is accused by a baseline alone when something better can be had.
 *
 * @param candidate what was measured
 * @param waivers what is accepted for a while
 * @param fresh what measures again; null when there is no command, or nothing may be run
 * @param mayRun whether nothing but the missing command keeps from measuring again
 */
record Gate(
        Invocation invocation,
        CheckedCommit commit,
        CheckSettings settings,
        Pipeline pipeline,
        Pipeline.LoadedSide candidate,
        Waivers waivers,
        @Nullable FreshForks fresh,
        boolean mayRun) {

    /**
     * A result.
     *
     * @param comparison what is reported
     * @param withoutBaseline whether the store had none that times can be compared with
     */
    record Judged(Comparison comparison, boolean withoutBaseline) {}

    Judged judge(BaselineSearch search) throws CommandFailure {
        BaselineSearch.@Nullable Found found = find(search);
        Comparison stored = accepted(againstStored(found, search));
        Verdict verdict = stored.verdict();
        if (verdict == Verdict.NO_BASELINE || verdict == Verdict.NOT_COMPARABLE) {
            return new Judged(instead(stored), true);
        }
        return new Judged(found != null && isAccusing(stored) ? again(stored, found, search.remarks()) : stored, false);
    }

    private BaselineSearch.@Nullable Found find(BaselineSearch search) throws CommandFailure {
        try {
            return search.find(candidate.set(), pipeline);
        } catch (BaselineException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private Comparison againstStored(BaselineSearch.@Nullable Found found, BaselineSearch search)
            throws CommandFailure {
        List<String> remarks = new ArrayList<>(commit.remarks());
        remarks.addAll(search.remarks());
        if (found == null) {
            remarks.add(0, "There is no usable baseline of " + commit.wanted() + ", so nothing is compared.");
            return pipeline.withoutBaseline(candidate, remarks, invocation.commandLine());
        }
        Comparison comparison =
                pipeline.compare(found.side(), candidate, settings.thresholds(), invocation.commandLine());
        Comparison told = withMore(comparison, remarks);
        return candidate.set().summary().gaps().stream()
                .filter(gap -> gap.startsWith("INCOMPLETE"))
                .findFirst()
                .map(told::incomplete)
                .orElse(told);
    }

    /** Budgets are absolute, and of two forks at least: what is measured again is what is compared. */
    private static boolean isAccusing(Comparison comparison) {
        return comparison.failed()
                || comparison.budgets().stream()
                        .anyMatch(checked -> checked.outcome() == Budget.Outcome.BROKEN && isRelative(checked));
    }

    private static boolean isRelative(Budget.Checked checked) {
        return checked.budget().statistic() == Budget.Statistic.GROWTH;
    }

    /** Without a baseline the merge base is measured, which is better than any. */
    private Comparison instead(Comparison stored) {
        Commit base = commit.base();
        FreshForks forks = fresh;
        if (base == null || forks == null) {
            return mayRun && base != null
                    ? stored.withReason("With a command after '--', or 'remeasure' in culprit.yml, the merge base "
                            + base.shortId() + " would be measured now.")
                    : stored;
        }
        try {
            Comparison measured = accepted(ofAll(stored, forks.inTurn(base, settings.thresholds())));
            return measured.withReasons(joined(
                    "There is no baseline to compare times with, so " + base.shortId()
                            + " was measured now, in turn with the candidate; all figures are of that.",
                    measured.reasons(),
                    stored.reasons()));
        } catch (ForkFailure | GitFailure | CommandFailure e) {
            return stored.withReason("The merge base could not be measured instead: " + firstLine(e));
        }
    }

    private Comparison again(Comparison stored, BaselineSearch.Found found, List<String> remarks) {
        FreshForks forks = fresh;
        if (forks == null) {
            return stored.withReason(
                    mayRun
                            ? "This was not measured again, as no command is known: write it after '--', or 'remeasure' in"
                                    + " culprit.yml."
                            : "This was not measured again (--no-remeasure).");
        }
        try {
            Commit base = commit.base() == null
                    ? new Commit(
                            found.match().entry().facts().commit(),
                            found.match().entry().facts().commit())
                    : commit.base();
            Comparison measured = ofAll(stored, forks.inTurn(base, settings.thresholds()));
            return told(
                    stored,
                    measured,
                    "fresh pairs of forks of " + base.shortId() + " and the candidate in turn",
                    remarks);
        } catch (ForkFailure | GitFailure | CommandFailure e) {
            return againstTheSame(stored, found, forks, remarks, firstLine(e));
        }
    }

    private Comparison againstTheSame(
            Comparison stored, BaselineSearch.Found found, FreshForks forks, List<String> remarks, String whyNot) {
        try {
            Pipeline.LoadedSide again =
                    forks.candidateAlone(found.side().set().forks().size());
            Comparison measured =
                    pipeline.compare(found.side(), again, settings.thresholds(), invocation.commandLine());
            return told(
                            stored,
                            ofAll(stored, measured),
                            "fresh forks of the candidate against the stored baseline",
                            remarks)
                    .withReason("The merge base could not be measured again: " + whyNot);
        } catch (ForkFailure | GitFailure | CommandFailure e) {
            return stored.withReason("This was not measured again, as that failed: " + firstLine(e));
        }
    }

    private Comparison told(Comparison stored, Comparison measured, String what, List<String> remarks) {
        Comparison judged = accepted(measured);
        List<String> rest = new ArrayList<>(commit.remarks());
        rest.addAll(remarks);
        return judged.withReasons(joined(confirmation(stored, judged, what), judged.reasons(), rest));
    }

    private static String confirmation(Comparison stored, Comparison judged, String what) {
        if (isAccusing(judged)) {
            return "Measured again before anybody is accused: " + what + " confirm it. All figures are of these.";
        }
        String looked =
                "Not confirmed: against the stored baseline this looked like a regression that closes the gate ("
                        + stored.reasons().get(0) + "), but " + what;
        return looked
                + (judged.verdict() == Verdict.REGRESSED ? " show less than that." : " do not show it.")
                + " All figures are of these.";
    }

    /** The output of a failing command is in its log, which the line names. */
    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** What was measured again says nothing new of absolute budgets: the candidate's own set has broken them or not. */
    private static Comparison ofAll(Comparison stored, Comparison measured) {
        List<Budget.Checked> budgets = new ArrayList<>();
        stored.budgets().stream().filter(checked -> !isRelative(checked)).forEach(budgets::add);
        measured.budgets().stream().filter(Gate::isRelative).forEach(budgets::add);
        return measured.waived(measured.reasons(), measured.failed(), budgets);
    }

    private Comparison accepted(Comparison comparison) {
        return waivers.applyTo(
                GateMetric.applyTo(comparison, settings.gating()),
                settings.thresholds().fail());
    }

    private static Comparison withMore(Comparison comparison, List<String> remarks) {
        List<String> reasons = new ArrayList<>(comparison.reasons());
        reasons.addAll(remarks);
        return comparison.withReasons(reasons);
    }

    private static List<String> joined(String first, List<String> then, List<String> last) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(then);
        last.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        return all;
    }
}
