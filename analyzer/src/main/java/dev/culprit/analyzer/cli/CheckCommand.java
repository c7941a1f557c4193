package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.model.Budget;
import dev.culprit.analyzer.model.Comparison;
import java.nio.file.Files;
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
            "SET is the candidate: a directory of profiles, or several separated by commas (default: 'set' of culprit.yml).",
            "What would close the gate is measured again with COMMAND, and so is the merge base when there is no baseline. Without"
                    + " COMMAND the verdict is NO_BASELINE then; on the default branch SET becomes one.",
            "With --strict, --fail is 10%% unless it is said here or in culprit.yml."
        },
        customSynopsis = "culprit check [SET] [OPTIONS] [-- COMMAND...]",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(hidden = true, arity = "0..*")
    List<String> words = List.of();

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
    ShardOption shards = new ShardOption();

    @Mixin
    ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    BudgetOption budgets = new BudgetOption();

    @Mixin
    RemeasureOptions remeasure = new RemeasureOptions();

    @Mixin
    RecordingOptions recording = new RecordingOptions();

    @Mixin
    OutputOptions outputs = new OutputOptions();

    @Mixin
    ReviewOptions review = new ReviewOptions();

    CheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        CommandWords typed = CommandWords.of(words, invocation.arguments());
        GateFile file = config.read(repository);
        int expected = shards.count(file);
        CheckSettings settings = CheckSettings.of(thresholds, spec.commandLine().getParseResult(), expected, file);
        ShardOption.Parts parts = ShardOption.parts(candidate(typed.commits(), file), expected);
        ProfileSet candidate = parts.set();
        RemeasureOptions.Plan plan = remeasure.plan(typed.command(), file.remeasure());
        Outputs written = new Outputs(outputs, review, invocation);
        if (plan != null) {
            written.check();
        }
        List<Budget> all = new ArrayList<>(file.budgets());
        all.addAll(budgets.parsed());
        Pipeline pipeline = new Pipeline(
                LoadingLine.of(invocation, outputs), all, file.thresholds().growth());
        Pipeline.LoadedSide side = pipeline.load(candidate).missing(parts.gap());
        Repository opened = Repository.around(repository.toAbsolutePath(), invocation.children()::run);
        CheckedCommit commit = CheckedCommit.of(
                opened,
                branch != null ? branch : file.branch(),
                base,
                side.set().summary().commit());
        FreshForks fresh = plan == null || commit.obstacle() != null
                ? null
                : new FreshForks(
                        invocation,
                        opened,
                        commit,
                        plan,
                        recording.recording(invocation.installation()),
                        remeasure.out,
                        pipeline,
                        outputs.quiet);
        Gate gate = new Gate(
                invocation,
                commit,
                settings,
                pipeline,
                side,
                new Waivers(file.waivers(), today()),
                fresh,
                !remeasure.never);
        try (BaselineStore baselines = store.open(file.store(), invocation)) {
            Gate.Judged judged = gate.judge(new BaselineSearch(
                    baselines, commit, settings, invocation.clocks().epochMillis()));
            Comparison ruled = RulesOfBase.of(opened, commit.base(), config.file(repository), file, side)
                    .applyTo(judged.comparison(), settings.thresholds().fail());
            Comparison result =
                    judged.withoutBaseline() ? bootstrap(ruled, baselines, commit, candidate, side, file) : ruled;
            SourceSites sites = new SourceSites(outputs, invocation.children()::run, repository);
            return written.write(
                    Result.of(result, sites.links(result), opened.root(), invocation.colour()),
                    ExitCodes.of(result, settings.strict()));
        }
    }

    private static ProfileSet candidate(List<String> sets, GateFile file) throws CommandFailure {
        if (sets.size() > 1) {
            throw new CommandFailure("check takes one SET, not " + sets.size() + " (" + String.join(" ", sets)
                    + "); write several directories of one set with commas, and a command after '--'");
        }
        String typed = sets.isEmpty() ? file.set() : sets.get(0);
        if (typed == null) {
            throw new CommandFailure("name the candidate's profile set, or write 'set: DIRECTORY' in culprit.yml");
        }
        ProfileSet candidate = ProfileSet.typed("SET", typed, null);
        if (candidate.paths().stream().anyMatch(Files::exists) && Pipeline.isSampled(candidate)) {
            throw new CommandFailure(typed + " holds recordings of a sampler; a check is of culprit's own profiles");
        }
        return candidate;
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
            Comparison told = comparison;
            for (Entry entry : recorder.saveParts(candidate, side.set(), commit.branch(), id)) {
                told = told.withReason("Recorded as the baseline of " + commit.branch() + " at "
                        + entry.facts().shortCommit() + ": " + entry.id() + ".");
            }
            return told;
        } catch (CommandFailure e) {
            return comparison.withReason("It could not be recorded as a baseline: " + e.getMessage());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                Instant.ofEpochMilli(invocation.clocks().epochMillis().getAsLong()), ZoneOffset.UTC);
    }
}
