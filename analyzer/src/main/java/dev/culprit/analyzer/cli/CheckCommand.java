package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.git.GitFailure;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Verdict;
import dev.culprit.analyzer.report.SourceLinks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit check}. */
@Command(
        name = "check",
        description = {
            "Compares a profile set with the stored baseline of the commit that its branch parted from, by the rules of culprit.yml.",
            "Without a baseline the verdict is NO_BASELINE; on the default branch SET then becomes one."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SET",
            description =
                    "The candidate: a directory of profiles, or several separated by commas (default: 'set' of culprit.yml).")
    @Nullable
    String set;

    @Mixin
    StoreOption store = new StoreOption();

    @Mixin
    ConfigOption config = new ConfigOption();

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description =
                    "Branch whose baselines are used (default: 'branch' of culprit.yml, else the default branch).")
    @Nullable
    String branch;

    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "Commit to compare with (default: the merge base of the candidate's commit and the branch).")
    @Nullable
    String base;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description = "Working tree whose commits are meant (default: the current directory).")
    Path repository = Path.of("");

    @Mixin
    ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    BudgetOption budgets = new BudgetOption();

    @Mixin
    OutputOptions outputs = new OutputOptions();

    @Mixin
    ReviewOptions review = new ReviewOptions();

    CheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        GateFile file = config.read();
        CheckSettings settings = CheckSettings.of(thresholds, spec.commandLine().getParseResult(), file);
        ProfileSet candidate = candidate(file);
        List<Budget> all = new ArrayList<>(file.budgets());
        all.addAll(budgets.parsed());
        Pipeline pipeline = new Pipeline(LoadingLine.of(invocation, outputs), all);
        Pipeline.LoadedSide side = pipeline.load(candidate);
        CheckedCommit commit = commit(file, side.set().summary().commit());
        try (BaselineStore baselines = store.open(file.store(), invocation)) {
            Comparison judged = compare(baselines, commit, settings, side, pipeline);
            Comparison accepted = new Waivers(file.waivers(), today())
                    .applyTo(judged, settings.thresholds().fail());
            Comparison result = bootstrap(accepted, baselines, commit, candidate, side, file);
            SourceSites sites = new SourceSites(outputs, invocation.children()::run, repository);
            SourceLinks links =
                    sites.links(result.baseline().commit(), result.candidate().commit());
            return new Outputs(outputs, review, invocation)
                    .write(Result.of(result, links, invocation.colour()), ExitCodes.of(result, settings.strict()));
        }
    }

    private ProfileSet candidate(GateFile file) throws CommandFailure {
        String typed = set != null ? set : file.set();
        if (typed == null) {
            throw new CommandFailure("name the candidate's profile set, or write 'set: DIRECTORY' in culprit.yml");
        }
        ProfileSet candidate = ProfileSet.typed("SET", typed, null);
        if (Pipeline.isSampled(candidate)) {
            throw new CommandFailure(typed + " holds recordings of a sampler; a check is of culprit's own profiles");
        }
        return candidate;
    }

    private CheckedCommit commit(GateFile file, @Nullable String ofProfiles) throws GitFailure {
        Repository opened = Repository.around(repository.toAbsolutePath(), invocation.children()::run);
        return CheckedCommit.of(opened, branch != null ? branch : file.branch(), base, ofProfiles);
    }

    private Comparison compare(
            BaselineStore baselines,
            CheckedCommit commit,
            CheckSettings settings,
            Pipeline.LoadedSide candidate,
            Pipeline pipeline)
            throws CommandFailure {
        BaselineSearch search = new BaselineSearch(
                baselines, commit, settings, invocation.clocks().epochMillis());
        BaselineSearch.@Nullable Found found = find(search, candidate, pipeline);
        List<String> remarks = new ArrayList<>(commit.remarks());
        remarks.addAll(search.remarks());
        if (found == null) {
            remarks.add(0, "There is no usable baseline of " + commit.wanted() + ", so nothing is compared.");
            return pipeline.withoutBaseline(candidate, remarks, invocation.commandLine());
        }
        Comparison comparison =
                pipeline.compare(found.side(), candidate, settings.thresholds(), invocation.commandLine());
        List<String> reasons = new ArrayList<>(comparison.reasons());
        reasons.addAll(remarks);
        return comparison.withReasons(reasons);
    }

    private static BaselineSearch.@Nullable Found find(
            BaselineSearch search, Pipeline.LoadedSide candidate, Pipeline pipeline) throws CommandFailure {
        try {
            return search.find(candidate.set(), pipeline);
        } catch (BaselineException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Without a baseline that can be compared, a set of the default branch itself becomes one, so that the next check has one. Of
     * another branch none does: it would vouch for itself.
     */
    private Comparison bootstrap(
            Comparison comparison,
            BaselineStore baselines,
            CheckedCommit commit,
            ProfileSet candidate,
            Pipeline.LoadedSide side,
            GateFile file) {
        boolean missing = comparison.verdict() == Verdict.NO_BASELINE || comparison.verdict() == Verdict.NOT_COMPARABLE;
        if (!missing) {
            return comparison;
        }
        if (!commit.isOfBranch()) {
            return comparison.withReason("This set is not recorded as a baseline: it is not of a commit of "
                    + commit.branch() + " as it is there.");
        }
        BaselineRecorder recorder =
                new BaselineRecorder(baselines, file.keep(), invocation.clocks().epochMillis());
        String id = commit.candidate().id();
        try {
            if (recorder.has(side.set(), commit.branch(), id)) {
                return comparison.withReason("The store has a baseline of this very commit, for later ones.");
            }
            Entry entry = recorder.save(candidate.paths(), side.set(), commit.branch(), id);
            return comparison.withReason("Recorded as the baseline of " + commit.branch() + " at "
                    + entry.facts().shortCommit() + ": " + entry.id() + ".");
        } catch (CommandFailure e) {
            return comparison.withReason("It could not be recorded as a baseline: " + e.getMessage());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                Instant.ofEpochMilli(invocation.clocks().epochMillis().getAsLong()), ZoneOffset.UTC);
    }
}
