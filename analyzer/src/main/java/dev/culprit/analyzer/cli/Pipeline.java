package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.align.Aligner;
import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.baseline.ProfileFile;
import dev.culprit.analyzer.baseline.TestSet;
import dev.culprit.analyzer.diff.SetReports;
import dev.culprit.analyzer.findings.ParallelLoss;
import dev.culprit.analyzer.formats.BothSides;
import dev.culprit.analyzer.load.FindingsBuilder;
import dev.culprit.analyzer.load.LoadException;
import dev.culprit.analyzer.load.LoadProgress;
import dev.culprit.analyzer.load.ProfileFiles;
import dev.culprit.analyzer.load.ProfileListener;
import dev.culprit.analyzer.load.ProfileSetLoader;
import dev.culprit.analyzer.load.SampledSetLoader;
import dev.culprit.analyzer.load.TimelineBuilder;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.ComparedTelemetry;
import dev.culprit.analyzer.model.ComparedTimelines;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.analyzer.model.GrowthLimits;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.SampledSet;
import dev.culprit.analyzer.model.SetReport;
import dev.culprit.analyzer.model.SideSummary;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.samples.JoinedReports;
import dev.culprit.analyzer.telemetry.TelemetryCulprits;
import dev.culprit.analyzer.telemetry.TelemetryReports;
import dev.culprit.analyzer.verdict.Budgets;
import dev.culprit.analyzer.verdict.EnvironmentClass;
import dev.culprit.analyzer.verdict.GrowthChecks;
import dev.culprit.analyzer.verdict.Judge;
import dev.culprit.analyzer.verdict.NoBaseline;
import dev.culprit.analyzer.verdict.RenamedBudgets;
import dev.culprit.analyzer.verdict.SampledJudge;
import dev.culprit.analyzer.verdict.SampledReports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From profile files to results. */
final class Pipeline {

    private final LoadProgress progress;
    private final List<Budget> budgets;
    private final GrowthLimits limits;

    Pipeline(LoadProgress progress) {
        this(progress, List.of());
    }

    /** @param budgets what functions, tests and handlers may take; of two sides those of the candidate */
    Pipeline(LoadProgress progress, List<Budget> budgets) {
        this(progress, budgets, GrowthLimits.NONE);
    }

    /** @param limits what may grow by how much */
    Pipeline(LoadProgress progress, List<Budget> budgets, GrowthLimits limits) {
        this.progress = progress;
        this.budgets = List.copyOf(budgets);
        this.limits = limits;
    }

    /**
     * Compares two sets of profiles, or of recordings of a sampler.
     *
     * @param samples what to look at in recordings of a sampler
     * @param command what repeats the comparison
     * @throws CommandFailure if a set cannot be read, or one is of profiles and the other of samples
     */
    Comparison compare(
            ProfileSet baseline, ProfileSet candidate, SampleOptions samples, Thresholds thresholds, String command)
            throws CommandFailure {
        boolean before = isSampled(baseline);
        if (before != isSampled(candidate)) {
            ProfileSet sampled = before ? baseline : candidate;
            ProfileSet probed = before ? candidate : baseline;
            throw new CommandFailure(SampledSetLoader.problem(probed.paths())
                    .or(() -> SampledSetLoader.problem(sampled.paths()))
                    .orElse(sampled.label() + " holds samples and " + probed.label()
                            + " culprit's own profiles; compare like with like"));
        }
        if (!before) {
            samples.refuse();
            return compare(baseline, candidate, thresholds, command);
        }
        refuseBudgets();
        BothSides<SampledSet> sets = new SampledInput(samples.event, progress).load(baseline, candidate);
        return SampledJudge.judge(
                sets.baseline(), sets.candidate(), samples.event, samples.basis(), thresholds, command);
    }

    /**
     * Reports on a set of profiles, or of recordings of a sampler.
     *
     * @param samples what to look at in recordings of a sampler
     * @throws CommandFailure if the set cannot be read, or has no function that a budget is about, or not the event
     */
    SetReport report(ProfileSet set, SampleOptions samples, String command) throws CommandFailure {
        if (!isSampled(set)) {
            samples.refuse();
            return report(set, command);
        }
        refuseBudgets();
        return SampledReports.of(new SampledInput(samples.event, progress).load(set), samples.event, command)
                .orElseThrow(() -> new CommandFailure(set.label() + " has no samples of '" + samples.event + "'"));
    }

    private void refuseBudgets() throws CommandFailure {
        if (!budgets.isEmpty()) {
            throw new CommandFailure("--budget is for culprit's own profiles: samples do not tell what a call takes");
        }
    }

    static boolean isSampled(ProfileSet set) throws CommandFailure {
        try {
            return SampledSetLoader.isOne(set.paths());
        } catch (LoadException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /**
     * Compares two profile sets.
     *
     * @param command what repeats the comparison
     * @throws CommandFailure if a set cannot be read, or the candidate has no function that a budget is about
     */
    Comparison compare(ProfileSet baseline, ProfileSet candidate, Thresholds thresholds, String command)
            throws CommandFailure {
        // Both are loaded before either is judged, so that a bad path is known at once.
        LoadedSide before = load(baseline);
        return compare(before, load(candidate), thresholds, command);
    }

    /** The same for sets that are loaded already. */
    Comparison compare(LoadedSide baseline, LoadedSide candidate, Thresholds thresholds, String command)
            throws CommandFailure {
        List<Finding> findings = new ArrayList<>(ParallelLoss.of(
                baseline.findings().forks(), candidate.findings().forks()));
        findings.addAll(candidate.findings().build());
        Comparison judged = Judge.judge(baseline.set(), candidate.set(), thresholds, command)
                .withFindings(findings)
                .withTimelines(new ComparedTimelines(
                        baseline.timeline().build(), candidate.timeline().build()));
        ComparedTelemetry telemetry =
                new ComparedTelemetry(TelemetryReports.of(baseline.set()), TelemetryReports.of(candidate.set()));
        List<Budget> current = RenamedBudgets.of(budgets, baseline.set(), candidate.set());
        List<Budget.Checked> checked = new ArrayList<>(Budgets.compared(
                Budgets.check(baseline.set(), telemetry.baseline(), budgets),
                checked(candidate.set(), telemetry.candidate(), current)));
        Comparison comparison = TelemetryCulprits.in(judged, telemetry);
        checked.addAll(GrowthChecks.of(baseline.set(), candidate.set(), comparison, limits, thresholds.confidence()));
        return comparison.withBudgets(checked);
    }

    /**
     * What there is to say of a candidate that has no baseline: its budgets and findings.
     *
     * @param reasons why there is none
     * @throws CommandFailure if the candidate has no function that a budget is about
     */
    Comparison withoutBaseline(LoadedSide candidate, List<String> reasons, String command) throws CommandFailure {
        TelemetryReport telemetry = TelemetryReports.of(candidate.set());
        return NoBaseline.of(candidate.set(), reasons, command)
                .withTree(report(candidate.set(), command).tree())
                .withFindings(candidate.findings().build())
                .withTelemetry(new ComparedTelemetry(TelemetryReport.NONE, telemetry))
                .withBudgets(checked(candidate.set(), telemetry));
    }

    /**
     * A set in memory.
     *
     * @param findings what takes time in it that it need not
     * @param timeline when what happened in it
     */
    record LoadedSide(LoadedSet set, FindingsBuilder findings, TimelineBuilder timeline) implements MeasuredSide {

        /** The same of which something is missing; itself when {@code gap} is null. */
        LoadedSide missing(@Nullable String gap) {
            return gap == null ? this : new LoadedSide(set.withGap(gap), findings, timeline);
        }

        @Override
        public SideSummary summary() {
            return set.summary();
        }

        @Override
        public Contents contents() {
            return Contents.PROFILES;
        }

        @Override
        public EnvironmentClass environment() {
            return EnvironmentClass.of(set);
        }

        @Override
        public TestSet tests() {
            return TestSet.of(set);
        }

        @Override
        public List<ProfileFile> files(List<Path> paths) throws LoadException {
            List<Path> origins = new ArrayList<>();
            List<ProfileFile> files = new ArrayList<>();
            for (ProfileFiles.Found found : ProfileFiles.find(paths).profiles()) {
                if (!origins.contains(found.origin())) {
                    origins.add(found.origin());
                }
                files.add(new ProfileFile(found.file(), origins.indexOf(found.origin())));
            }
            return files;
        }
    }

    /**
     * Loads a set of culprit's own profiles.
     *
     * @throws CommandFailure if it cannot be read
     */
    LoadedSide load(ProfileSet set) throws CommandFailure {
        FindingsBuilder findings = new FindingsBuilder();
        TimelineBuilder timeline = new TimelineBuilder();
        return new LoadedSide(load(set, findings.and(timeline)), findings, timeline);
    }

    /**
     * Reports on one profile set.
     *
     * @param command what repeats the report
     * @throws CommandFailure if the set cannot be read, or has no function that a budget is about
     */
    SetReport report(ProfileSet set, String command) throws CommandFailure {
        FindingsBuilder findings = new FindingsBuilder();
        TimelineBuilder timeline = new TimelineBuilder();
        LoadedSet loaded = load(set, findings.and(timeline));
        TelemetryReport telemetry = TelemetryReports.of(loaded);
        return report(loaded, command)
                .withFindings(findings.build())
                .withTimeline(timeline.build())
                .withTelemetry(telemetry)
                .withBudgets(checked(loaded, telemetry));
    }

    private static SetReport report(LoadedSet set, String command) {
        AlignedTree tree = Aligner.align(set, set);
        return JoinedReports.of(SetReports.of(set, tree, command), set, tree);
    }

    /** What {@code side} breaks of {@code budgets}, one sentence each; of a function that it does not have nothing is said. */
    static List<String> broken(LoadedSide side, List<Budget> budgets) {
        return Budgets.check(side.set(), TelemetryReports.of(side.set()), budgets).stream()
                .filter(checked -> checked.outcome() == Budget.Outcome.BROKEN)
                .map(Budget.Checked::explanation)
                .toList();
    }

    /** A budget of a function that is not there passes nothing: it was renamed, or not recorded. */
    private List<Budget.Checked> checked(LoadedSet set, TelemetryReport telemetry) throws CommandFailure {
        return checked(set, telemetry, budgets);
    }

    private static List<Budget.Checked> checked(LoadedSet set, TelemetryReport telemetry, List<Budget> budgets)
            throws CommandFailure {
        List<Budget.Checked> all = Budgets.check(set, telemetry, budgets);
        for (Budget budget : budgets) {
            boolean ofHandlers = budget.subject().equals(Budget.HANDLERS);
            if (!ofHandlers
                    && all.stream().noneMatch(checked -> checked.budget().equals(budget))) {
                throw new CommandFailure("--budget '" + budget.text() + "': " + set.label()
                        + (budget.isOfTests()
                                ? " has no such test; check the name"
                                : " has no function " + budget.subject()
                                        + "; check the name, or whether --include selected it"));
            }
        }
        return all;
    }

    private LoadedSet load(ProfileSet set, ProfileListener listener) throws CommandFailure {
        try {
            return set.shards().isEmpty()
                    ? ProfileSetLoader.load(set.label(), set.paths(), listener, progress)
                    : ProfileSetLoader.loadShards(set.label(), set.shards(), listener, progress);
        } catch (LoadException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
