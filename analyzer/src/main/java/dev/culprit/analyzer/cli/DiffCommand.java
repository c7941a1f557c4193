package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.model.BenchmarkComparison;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.verdict.BenchmarkJudge;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code culprit diff}. */
@Command(
        name = "diff",
        description = "Compares two profile sets and names the call site that carries the change.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            index = "0",
            paramLabel = "BASELINE",
            description =
                    "A profile, a directory of profiles, or several of them separated by commas. Or recordings of a sampler: JFR,"
                            + " collapsed stacks, pprof, speedscope, async-profiler's HTML. Or results of JMH (-rf json).")
    String baseline = "";

    @Parameters(index = "1", paramLabel = "CANDIDATE", description = "The same for the other side.")
    String candidate = "";

    @Mixin
    ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    ClaimOption claim = new ClaimOption();

    @Mixin
    SampleOptions samples = new SampleOptions();

    @Mixin
    BudgetOption budgets = new BudgetOption();

    @Mixin
    LabelOptions labels = new LabelOptions();

    @Mixin
    OutputOptions outputs = new OutputOptions();

    @Mixin
    ReviewOptions review = new ReviewOptions();

    DiffCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Thresholds limits = thresholds.thresholds();
        ProfileSet before = ProfileSet.typed("BASELINE", baseline, labels.baseline);
        ProfileSet after = ProfileSet.typed("CANDIDATE", candidate, labels.candidate);
        boolean scores = BenchmarkInput.isOne(before);
        if (scores != BenchmarkInput.isOne(after)) {
            throw new CommandFailure((scores ? before : after).label() + " is a result of JMH, which has scores, and "
                    + (scores ? after : before).label() + " is none; compare like with like");
        }
        if (scores) {
            return compareScores(before, after, limits);
        }
        ClaimCheck said = claim.check(limits);
        Comparison judged = new Pipeline(LoadingLine.of(invocation, outputs), budgets.parsed())
                .compare(before, after, samples, limits, invocation.commandLine());
        Comparison comparison = said == null ? judged : said.applyTo(judged);
        SourceSites sites = new SourceSites(outputs, invocation.children()::run, Path.of(""));
        return new Outputs(outputs, review, invocation)
                .write(
                        Result.of(comparison, sites.links(comparison), invocation.colour()),
                        ExitCodes.of(comparison, thresholds.strict));
    }

    private int compareScores(ProfileSet before, ProfileSet after, Thresholds limits) throws Exception {
        BenchmarkInput.refuse("--claim", claim.check(limits) != null);
        BenchmarkInput.refuse("--budget", !budgets.parsed().isEmpty());
        BenchmarkInput.refuse("--event", samples.event != null);
        BenchmarkInput.refuse("--normalize", samples.normalize != null);
        BenchmarkInput.refuse("--sarif", review.sarif != null);
        BenchmarkInput.refuse("--source-url", outputs.sourceUrl != null);
        BenchmarkComparison compared = BenchmarkJudge.judge(
                before.label(),
                BenchmarkInput.read(before),
                after.label(),
                BenchmarkInput.read(after),
                limits,
                invocation.commandLine());
        return new Outputs(outputs, review, invocation)
                .write(Result.of(compared, invocation.colour()), ExitCodes.of(compared, thresholds.strict));
    }
}
