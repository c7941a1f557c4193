package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.ForkSeries;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.cli.fork.Recording;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Thresholds;
import dev.culprit.analyzer.report.HtmlReport;
import dev.culprit.analyzer.scaling.ScalingResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** {@code culprit compare --matrix}: from what was typed to the files that were asked for. */
final class MatrixRun {

    private final CompareCommand typed;
    private final Invocation invocation;
    private final Thresholds limits;

    MatrixRun(CompareCommand typed, Invocation invocation, Thresholds limits) {
        this.typed = typed;
        this.invocation = invocation;
        this.limits = limits;
    }

    /** Compares the settings; the exit code of the public contract. */
    int call(CommandWords words) throws CommandFailure, ForkFailure, IOException {
        refuseOthers(words);
        MatrixSpec settings = typed.matrix.settings(words.command());
        String said = typed.claim.text;
        MatrixClaim claim = said == null ? null : MatrixClaim.parse(said, settings, limits.warn());
        Looks looks = typed.pairs.looksOfMatrix(claim != null, 1 - limits.confidence());
        new Outputs(typed.outputs, invocation).check();
        Recording how = typed.recording.recording(invocation.installation());
        Path folder = typed.folder("matrix");
        Plan plan = typed.pairs.plan(settings.series(words.command(), folder), folder, looks.pairs());
        MatrixComparison comparison =
                new MatrixComparison(plan, settings, looks, claim, RepeatCommand.of(invocation.arguments()));
        Measurement[] measurement = new Measurement[1];
        measurement[0] = new Measurement(
                invocation,
                how,
                typed.outputs.quiet,
                MeasuredRounds.ROUNDS,
                finished -> interrupted(plan, comparison, measurement[0]));
        return write(plan, comparison.run(measurement[0]));
    }

    /** What belongs to other comparisons must not be passed over in silence. */
    private void refuseOthers(CommandWords words) throws CommandFailure {
        if (!words.commits().isEmpty()) {
            throw new CommandFailure("--matrix compares settings of one command, not commits; leave out '"
                    + String.join(" ", words.commits()) + "', or write COMMAND after '--'");
        }
        for (String option : typed.sides.given()) {
            throw new CommandFailure("--matrix compares settings of one command; it does not go with " + option);
        }
        for (String option : typed.labels.given()) {
            throw new CommandFailure("--matrix calls the settings by their values; it does not go with " + option);
        }
        if (!typed.budgets.budgets.isEmpty()) {
            throw new CommandFailure(
                    "--budget is for a candidate, and --matrix has none; use culprit report on the profiles of a setting");
        }
        if (typed.pairs.wholeSuite) {
            throw new CommandFailure("--matrix always runs all tests; it does not go with --whole-suite");
        }
        if (typed.pairs.earlyStop) {
            throw new CommandFailure("--matrix takes all rounds of --forks; it does not go with --early-stop");
        }
    }

    /** On Ctrl-C what was finished is still worth a report; the exit code is that of the interrupt. */
    private void interrupted(Plan plan, MatrixComparison comparison, Measurement measurement) {
        try {
            write(plan, comparison.interrupted(measurement.executions()));
        } catch (IOException e) {
            Errors.print(invocation.errWriter(), String.valueOf(e.getMessage()));
        }
    }

    private int write(Plan plan, ScalingResult result) throws IOException {
        Result all = Result.of(result, out -> writePage(plan, result, out), invocation.colour());
        return new Outputs(typed.outputs, invocation).write(all, ExitCodes.of(result, typed.thresholds.strict));
    }

    private void writePage(Plan plan, ScalingResult result, Writer out) throws IOException {
        Comparison difference = difference(plan, result);
        SourceSites sites = new SourceSites(typed.outputs, invocation.children()::run, Path.of(""));
        new HtmlReport(sites.links(difference)).write(result, difference, out);
    }

    /** What the fastest setting does otherwise than the first one; when that is the fastest, the last one. */
    private Comparison difference(Plan plan, ScalingResult result) throws IOException {
        List<ForkSeries> series = plan.series();
        ForkSeries other = series.get(result.best() == 0 ? series.size() - 1 : result.best());
        try {
            return new Pipeline(LoadingLine.of(invocation, typed.outputs))
                    .compare(
                            ProfileSet.of(
                                    series.get(0).profiles().path(),
                                    series.get(0).name()),
                            ProfileSet.of(other.profiles().path(), other.name()),
                            limits,
                            result.command());
        } catch (CommandFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
