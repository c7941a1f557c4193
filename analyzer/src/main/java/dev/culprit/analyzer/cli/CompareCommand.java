package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.PairedComparison.Question;
import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.MeasuredCommand;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.cli.fork.Recording;
import dev.culprit.analyzer.git.Repository;
import dev.culprit.analyzer.git.Worktrees;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit compare}: two commits, or two commands. */
@Command(
        name = "compare",
        description = {
            "Runs COMMAND on two commits, interleaved on this machine, and compares them; or compares two commands, or one command"
                    + " at several settings.",
            "Stops as soon as the answer is certain; a matrix takes all its rounds, unless it has a claim to decide."
        },
        customSynopsis = {
            "culprit compare BASE_REF [CANDIDATE_REF] [--build CMD] [--forks N] [OPTIONS] -- COMMAND...",
            "       culprit compare --baseline-command CMD --candidate-command CMD [--forks N] [OPTIONS]",
            "       culprit compare --matrix NAME=V1,V2,... [--forks N] [OPTIONS] -- COMMAND with {NAME}"
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    ComparedSides sides = new ComparedSides();

    @Mixin
    MatrixOption matrix = new MatrixOption();

    @Mixin
    PairOptions pairs = new PairOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Directory for profiles and logs (default: .culprit/compare-<time> or matrix-<time>).")
    @Nullable
    Path out;

    @Mixin
    RecordingOptions recording = new RecordingOptions();

    @Mixin
    ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    ClaimOption claim = new ClaimOption();

    @Mixin
    BudgetOption budgets = new BudgetOption();

    @Mixin
    LabelOptions labels = new LabelOptions();

    @Mixin
    OutputOptions outputs = new OutputOptions();

    @Mixin
    ReviewOptions review = new ReviewOptions();

    @Parameters(hidden = true, arity = "0..*")
    List<String> words = List.of();

    CompareCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        CommandWords typed = CommandWords.of(words, invocation.arguments());
        Thresholds limits = thresholds.thresholds();
        if (matrix.isGiven()) {
            if (!review.given().isEmpty()) {
                throw new CommandFailure(
                        review.given().get(0) + " is for two sides, and --matrix for several settings");
            }
            return new MatrixRun(this, invocation, limits).call(typed);
        }
        sides.check(typed);
        Looks looks = pairs.looks(1 - limits.confidence());
        ClaimCheck said = claim.check(limits);
        budgets.parsed();
        new Outputs(outputs, review, invocation).check();
        Question question = new Question("", "", limits, looks, said, RepeatCommand.of(invocation.arguments()));
        return typed.isEmpty() ? compareCommands(question) : compareCommits(typed, question);
    }

    private int compareCommands(Question question) throws Exception {
        String baseline = sides.baseline();
        String candidate = sides.candidate();
        Question labelled = question.labelled(labels.baseline(baseline), labels.candidate(candidate));
        return compare(
                labelled,
                folder("compare"),
                MeasuredCommand.of(Build.shell(baseline)),
                MeasuredCommand.of(Build.shell(candidate)));
    }

    private int compareCommits(CommandWords typed, Question question) throws Exception {
        Repository repository = Repository.around(Path.of("").toAbsolutePath(), invocation.children()::run);
        for (Path leftover : Worktrees.removeLeftovers(repository)) {
            note("removed " + leftover + ", which an earlier comparison has left behind");
        }
        ComparedCommits commits = ComparedCommits.of(repository, typed.baseline(), typed.candidate());
        note(commits.inWords());
        for (String missing : repository.missingIn(commits.baseline())) {
            note(missing);
        }
        Question labelled = question.labelled(
                        labels.baseline(commits.baseline().name()), labels.candidate(commits.candidateLabel()))
                .repeatedBy(RepeatCommand.of(commits.pinned(invocation.arguments())));
        Path folder = folder("compare");
        Path trees = folder.resolve("worktrees").toAbsolutePath();
        try (CheckedOut checkedOut = new CheckedOut(invocation, repository, commits, trees, sides.keepWorktrees)) {
            MeasuredCommand baseline = checkedOut.baseline(typed.command());
            MeasuredCommand candidate = checkedOut.candidate(typed.command());
            build(checkedOut, folder.resolve("logs"), baseline, candidate);
            return compare(labelled, folder, baseline, candidate);
        }
    }

    private void build(CheckedOut checkedOut, Path logs, MeasuredCommand baseline, MeasuredCommand candidate)
            throws ForkFailure {
        if (sides.build != null) {
            note("building the baseline");
            checkedOut.build("baseline", sides.build, baseline, logs);
            note("building the candidate");
            checkedOut.build("candidate", sides.build, candidate, logs);
        }
    }

    private int compare(Question question, Path folder, MeasuredCommand baseline, MeasuredCommand candidate)
            throws Exception {
        Plan plan = pairs.plan(baseline, candidate, folder, question.looks());
        PairedComparison comparison = new PairedComparison(
                plan, question, new Pipeline(LoadingLine.of(invocation, outputs), budgets.parsed()), !pairs.wholeSuite);
        Recording how = recording.recording(invocation.installation());
        Measurement measurement = new Measurement(
                invocation, how, outputs.quiet, MeasuredRounds.PAIRS, finished -> interrupted(comparison, finished));
        return write(comparison.run(measurement));
    }

    /** On Ctrl-C what was finished is still worth a report; the exit code is that of the interrupt. */
    private void interrupted(PairedComparison comparison, int finished) {
        try {
            write(comparison.interrupted(finished));
        } catch (CommandFailure | IOException e) {
            Errors.print(invocation.errWriter(), String.valueOf(e.getMessage()));
        }
    }

    private int write(Comparison comparison) throws IOException {
        SourceSites sites = new SourceSites(outputs, invocation.children()::run, Path.of(""));
        return new Outputs(outputs, review, invocation)
                .write(
                        Result.of(comparison, sites.links(comparison), invocation.colour()),
                        ExitCodes.of(comparison, thresholds.strict));
    }

    /** Where profiles and logs go. */
    Path folder(String purpose) throws ForkFailure {
        return out == null ? WorkFolder.create(purpose) : out;
    }

    private void note(String text) {
        if (!outputs.quiet) {
            Errors.print(invocation.errWriter(), text);
        }
    }
}
