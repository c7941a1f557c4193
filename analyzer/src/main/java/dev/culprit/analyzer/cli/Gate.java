package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.git.Commit;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.stats.Tuning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges a candidate that culprit itself has recorded: against the stored baseline first. Where that would close the gate, and where there
 * is none, on forks that are measured for it, as far as there is a command. Nobody is accused by a baseline alone when something better can be had.
 *
 * @param candidate what was measured
 * @param parts where it was loaded from
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
        CandidateParts parts,
        Waivers waivers,
        @Nullable FreshForks fresh,
        boolean mayRun)
        implements CandidateGate {

    /**
     * A stored baseline.
     *
     * @param side its profiles
     * @param entries how many entries it is made of
     * @param parts how it and the candidate were split
     * @param missing how many tests of the candidate it does not have
     */
    private record Baseline(Pipeline.LoadedSide side, int entries, PartsOfBoth parts, int missing)
            implements BaselineSearch.Opened {

        @Override
        public List<String> remarks() {
            List<String> remarks = new ArrayList<>(parts.remarks());
            if (missing > 0) {
                remarks.add(Counts.of(missing, "test") + " of the candidate " + (missing == 1 ? "is" : "are")
                        + " not in the baseline.");
            }
            return remarks;
        }
    }

    private Baseline open(BaselineSearch.Stored stored) throws CommandFailure {
        Pipeline.LoadedSide side = pipeline.load(stored.set());
        PartsOfBoth.Sides sides =
                new PartsOfBoth.Sides(parts, candidate.set(), side.set(), stored.entries(), stored.others());
        return new Baseline(side, stored.entries(), PartsOfBoth.of(sides), sides.missing());
    }

    @Override
    public List<String> broken(List<Budget> budgets) {
        return Pipeline.broken(candidate, budgets);
    }

    @Override
    public Judged judge(BaselineSearch search) throws CommandFailure {
        BaselineSearch.@Nullable Found<Baseline> found = search.find(candidate, this::open);
        Comparison stored = accepted(againstStored(found, search));
        Verdict verdict = stored.verdict();
        if (verdict == Verdict.NO_BASELINE || verdict == Verdict.NOT_COMPARABLE) {
            return judged(
                    instead(
                            found == null
                                    ? stored
                                    : fair(stored, found.baseline().parts())),
                    true);
        }
        return judged(found == null ? stored : judge(stored, found, search.remarks()), false);
    }

    private static Judged judged(Comparison comparison, boolean withoutBaseline) {
        return new Judged(new ComparedResult(comparison, List.of()), withoutBaseline);
    }

    private Comparison judge(Comparison stored, BaselineSearch.Found<Baseline> found, List<String> remarks) {
        Comparison fair = fair(stored, found.baseline().parts());
        return isAccusing(stored) ? again(new Suspected(stored, fair), found, remarks) : fair;
    }

    /** Times of tests that were not split alike make a suspicion, and nothing else. */
    private static Comparison fair(Comparison comparison, PartsOfBoth parts) {
        return parts.unlike() == null ? comparison : comparison.accusingNobody(parts.unlike());
    }

    /**
     * What looks like a regression.
     *
     * @param stored as it looks against the stored baseline
     * @param fair what of that can be said of anybody, when nothing better is to be had
     */
    private record Suspected(Comparison stored, Comparison fair) {}

    private Comparison againstStored(BaselineSearch.@Nullable Found<Baseline> found, BaselineSearch search)
            throws CommandFailure {
        List<String> remarks = new ArrayList<>(commit.remarks());
        remarks.addAll(search.remarks());
        if (found == null) {
            remarks.add(0, commit.withoutBaseline());
            return pipeline.withoutBaseline(candidate, remarks, invocation.commandLine());
        }
        Comparison comparison =
                pipeline.compare(found.baseline().side(), candidate, settings.thresholds(), invocation.commandLine());
        Comparison told = withMore(comparison, remarks);
        String gap = found.baseline().parts().gap();
        return gap == null ? told : told.incomplete(gap);
    }

    /** Budgets are absolute, and of two forks at least: what is measured again is what is compared. */
    private static boolean isAccusing(Comparison comparison) {
        return comparison.failed()
                || comparison.budgets().stream()
                        .anyMatch(checked -> checked.outcome() == Budget.Outcome.BROKEN && checked.isOfGrowth());
    }

    /** Without a baseline the merge base is measured, which is better than any. */
    private Comparison instead(Comparison stored) {
        Commit base = commit.base();
        FreshForks forks = fresh;
        if (base == null || forks == null) {
            return mayRun && base != null && commit.obstacle() == null
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

    private Comparison again(Suspected suspected, BaselineSearch.Found<Baseline> found, List<String> remarks) {
        FreshForks forks = fresh;
        if (forks == null && mayRun && commit.obstacle() != null) {
            return suspected.fair().withReason("This was not measured again: " + commit.obstacle() + ".");
        }
        if (forks == null) {
            return suspected
                    .fair()
                    .withReason(
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
            Comparison fresh = forks.inTurn(base, settings.thresholds());
            if (isCutShort(fresh)) {
                return suspected.fair().withReason(cutShort(fresh));
            }
            return told(
                    suspected.stored(),
                    ofAll(suspected.stored(), fresh),
                    "fresh pairs of forks of " + base.shortId() + " and the candidate in turn",
                    remarks);
        } catch (ForkFailure | GitFailure | CommandFailure e) {
            return againstTheSame(suspected, found, forks, remarks, firstLine(e));
        }
    }

    /** So few pairs acquit nobody: of them times decide nothing, whatever the candidate does. */
    private static boolean isCutShort(Comparison fresh) {
        return fresh.verdict() == Verdict.INCONCLUSIVE && pairs(fresh) < Tuning.DECISIVE_FORKS;
    }

    private static int pairs(Comparison fresh) {
        return Math.min(fresh.baseline().forks(), fresh.candidate().forks());
    }

    private static String cutShort(Comparison fresh) {
        return "This was not measured again often enough: only " + Counts.of(pairs(fresh), "pair")
                + " of forks fitted into --max-time, and times of fewer than " + Tuning.DECISIVE_FORKS
                + " decide nothing; give it more.";
    }

    private Comparison againstTheSame(
            Suspected suspected,
            BaselineSearch.Found<Baseline> found,
            FreshForks forks,
            List<String> remarks,
            String whyNot) {
        try {
            Pipeline.LoadedSide again =
                    forks.candidateAlone(found.baseline().side().set().forks().size());
            String measuredNot = "The merge base could not be measured again: " + whyNot;
            String unlike = PartsOfBoth.of(new PartsOfBoth.Sides(
                            CandidateParts.onePiece(again.set().label()),
                            again.set(),
                            found.baseline().side().set(),
                            found.baseline().entries(),
                            0))
                    .unlike();
            if (unlike != null) {
                return suspected
                        .fair()
                        .withReason(measuredNot)
                        .withReason("Fresh forks of the candidate decide nothing: " + unlike);
            }
            Comparison measured =
                    pipeline.compare(found.baseline().side(), again, settings.thresholds(), invocation.commandLine());
            return told(
                            suspected.stored(),
                            ofAll(suspected.stored(), measured),
                            "fresh forks of the candidate against the stored baseline",
                            remarks)
                    .withReason(measuredNot);
        } catch (ForkFailure | GitFailure | CommandFailure e) {
            return suspected.fair().withReason("This was not measured again, as that failed: " + firstLine(e));
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
        String show = switch (judged.verdict()) {
            case REGRESSED -> " show less than that.";
            case INCONCLUSIVE -> " cannot tell.";
            case IMPROVED, UNCHANGED, NOT_COMPARABLE, NO_BASELINE -> " do not show it.";
        };
        return looked + show + " All figures are of these.";
    }

    /** The output of a failing command is in its log, which the line names. */
    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** What was measured again says nothing new of absolute budgets: the candidate's own set has broken them or not. */
    private static Comparison ofAll(Comparison stored, Comparison measured) {
        List<Budget.Checked> budgets = new ArrayList<>();
        stored.budgets().stream().filter(checked -> !checked.isOfGrowth()).forEach(budgets::add);
        measured.budgets().stream().filter(Budget.Checked::isOfGrowth).forEach(budgets::add);
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
