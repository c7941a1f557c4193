package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Contents;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.model.Budget;
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
            "SET is the candidate: a directory of profiles, or several separated by commas (default: 'set' of culprit.yml). Or recordings of"
                    + " a sampler, or results of JMH, as of 'diff': these may be several words, and are compared with stored ones of their kind.",
            "What would close the gate is measured again with COMMAND, and so is the merge base when there is no baseline. Without"
                    + " COMMAND the verdict is NO_BASELINE then; on the default branch SET becomes one.",
            "With --strict, --fail is 10%% unless it is said here or in culprit.yml."
        },
        customSynopsis = "culprit check [SET...] [OPTIONS] [-- COMMAND...]",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(hidden = true, arity = "0..*")
    List<String> words = List.of();

    @Mixin
    BaselineOptions baselines = new BaselineOptions();

    @Mixin
    BranchOption branch = new BranchOption();

    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "Commit to compare with (default: the merge base of the candidate's commit and the branch).")
    @Nullable
    String base;

    @Mixin
    CommitOption measured = new CommitOption();

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Mixin
    ShardOption shards = new ShardOption();

    @Mixin
    ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    SampleOptions samples = new SampleOptions();

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
        GateFile file = baselines.config.read(repository.directory);
        CheckTerms terms = new CheckTerms(
                invocation,
                file,
                CheckSettings.of(thresholds, spec.commandLine().getParseResult(), file),
                new Waivers(file.waivers(), today()),
                outputs);
        ProfileSet named = candidate(typed.commits(), file);
        Candidate candidate = switch (MeasuredSide.kind(named)) {
            case PROFILES -> profiles(named, typed, terms);
            case RECORDINGS -> recordings(named, typed, terms);
            case BENCHMARKS -> benchmarks(named, typed, terms);
        };
        Repository opened = repository.open(invocation);
        CheckedCommit checked = CheckedCommit.of(
                opened,
                branch.of(file),
                base,
                measured.commit == null
                        ? candidate.side().summary().commit()
                        : opened.resolve(measured.commit).id());
        CandidateGate gate = candidate.gates().of(opened, checked);
        try (BaselineStore store = baselines.open(file, invocation)) {
            return check(gate, store, opened, checked, candidate, terms);
        }
    }

    private int check(
            CandidateGate gate,
            BaselineStore store,
            Repository opened,
            CheckedCommit checked,
            Candidate candidate,
            CheckTerms terms)
            throws Exception {
        CandidateGate.Judged judged = gate.judge(new BaselineSearch(
                store, checked, terms.settings(), invocation.clocks().epochMillis()));
        GateResult ruled = judged.result()
                .under(
                        RulesOfBase.of(
                                opened,
                                checked.base(),
                                baselines.config.file(repository.directory),
                                terms.file(),
                                gate),
                        terms.settings().thresholds().fail());
        GateResult result =
                judged.withoutBaseline() ? bootstrap(ruled, store, checked, candidate, terms.file()) : ruled;
        SourceSites sites = new SourceSites(outputs, invocation.children()::run, repository.directory);
        return new Outputs(outputs, review, invocation)
                .write(
                        result.shown(sites, opened, invocation.colour()),
                        result.exit(terms.settings().strict()));
    }

    /**
     * A candidate in memory.
     *
     * @param set where it is
     * @param gates what judges it, once its commit is known
     */
    private record Candidate(ProfileSet set, MeasuredSide side, Gates gates) {}

    private interface Gates {
        CandidateGate of(Repository repository, CheckedCommit commit) throws CommandFailure;
    }

    private Candidate profiles(ProfileSet named, CommandWords typed, CheckTerms terms) throws CommandFailure {
        samples.refuse();
        GateFile file = terms.file();
        CandidateParts parts = ShardOption.parts(named, shards.count(file));
        RemeasureOptions.Plan plan = remeasure.plan(typed.command(), file.remeasure());
        if (plan != null) {
            new Outputs(outputs, review, invocation).check();
        }
        List<Budget> all = new ArrayList<>(file.budgets());
        all.addAll(budgets.parsed());
        Pipeline pipeline =
                new Pipeline(terms.progress(), all, file.thresholds().growth());
        Pipeline.LoadedSide side = pipeline.load(parts.set()).missing(parts.gap());
        return new Candidate(
                parts.set(),
                side,
                (opened, checked) -> new Gate(
                        invocation,
                        checked,
                        terms.settings(),
                        pipeline,
                        side,
                        parts,
                        terms.waivers(),
                        plan == null || checked.obstacle() != null
                                ? null
                                : new FreshForks(
                                        invocation,
                                        opened,
                                        checked,
                                        plan,
                                        recording.recording(invocation.installation()),
                                        remeasure.out,
                                        pipeline,
                                        outputs.quiet),
                        !remeasure.never));
    }

    private Candidate recordings(ProfileSet named, CommandWords typed, CheckTerms terms) throws CommandFailure {
        samples.basis();
        refuseForOthers(named, typed, Contents.Kind.RECORDINGS);
        RecordedSide side = RecordedSide.load(named);
        return new Candidate(
                named,
                side,
                (opened, checked) -> new RecordedGate(
                        invocation,
                        checked,
                        terms.settings(),
                        measured.commit == null
                                ? side
                                : side.ofCommit(checked.candidate().id()),
                        samples,
                        terms.waivers(),
                        UncheckedRules.of(terms.file()),
                        terms.progress()));
    }

    private Candidate benchmarks(ProfileSet named, CommandWords typed, CheckTerms terms) throws CommandFailure {
        refuseForOthers(named, typed, Contents.Kind.BENCHMARKS);
        BenchmarkInput.refuse("--event", samples.event != null);
        BenchmarkInput.refuse("--normalize", samples.normalize != null);
        BenchmarkInput.refuse("--sarif", review.sarif != null);
        BenchmarkInput.refuse("--source-url", outputs.sourceUrl != null);
        ScoredSide side = ScoredSide.load(named);
        return new Candidate(
                named,
                side,
                (opened, checked) -> new ScoredGate(
                        invocation, checked, terms.settings(), side, terms.waivers(), UncheckedRules.of(terms.file())));
    }

    /** What is typed for a set that culprit has made, and can make again. */
    private void refuseForOthers(ProfileSet named, CommandWords typed, Contents.Kind kind) throws CommandFailure {
        String is = named.label() + " is of " + kind.words();
        if (!typed.command().isEmpty() || remeasure.isAsked()) {
            throw new CommandFailure(is + ", which culprit has not made and does not measure again; leave out "
                    + (typed.command().isEmpty() ? "what measures again" : "the command after '--'"));
        }
        if (!budgets.parsed().isEmpty()) {
            throw new CommandFailure(
                    "--budget is for culprit's own profiles: " + is + ", which do not tell what a call takes");
        }
        if (shards.shards != null) {
            throw new CommandFailure("--shards is for culprit's own profiles: " + is + ", which tell no tests");
        }
    }

    private static ProfileSet candidate(List<String> sets, GateFile file) throws CommandFailure {
        if (!sets.isEmpty()) {
            return TypedSet.of(sets, "check");
        }
        String set = file.set();
        if (set == null) {
            throw new CommandFailure("name the candidate's profile set, or write 'set: DIRECTORY' in culprit.yml");
        }
        return ProfileSet.typed("SET", set, null);
    }

    /**
     * Without a baseline that can be compared, a set of the default branch itself becomes one, so that the next check has one. Of
     * another branch none does: it would vouch for itself.
     */
    private GateResult bootstrap(
            GateResult result, BaselineStore store, CheckedCommit checked, Candidate candidate, GateFile file) {
        if (!checked.isOfBranch()) {
            return result.withReason("This set is not recorded as a baseline: it is not of a commit of "
                    + checked.branch() + " as it is there.");
        }
        BaselineRecorder recorder = new BaselineRecorder(
                store, RetentionOptions.ofFile(file), invocation.clocks().epochMillis());
        String id = checked.candidate().id();
        MeasuredSide side = candidate.side();
        try {
            if (recorder.has(side, checked.branch(), id)) {
                return result.withReason("The store has a baseline of this very commit, for later ones.");
            }
            GateResult told = result;
            for (Entry entry : recorder.saveParts(candidate.set(), side, checked.branch(), id)) {
                told = told.withReason("Recorded as the baseline of " + checked.branch() + " at "
                        + entry.facts().shortCommit() + ": " + entry.id() + ".");
            }
            return told;
        } catch (CommandFailure e) {
            return result.withReason("It could not be recorded as a baseline: " + e.getMessage());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                Instant.ofEpochMilli(invocation.clocks().epochMillis().getAsLong()), ZoneOffset.UTC);
    }
}
