package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.Execution;
import dev.culprit.analyzer.cli.fork.ForkFailure;
import dev.culprit.analyzer.cli.fork.ForkSeries;
import dev.culprit.analyzer.cli.fork.InterleavedForks.Ending;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.load.ForkCostsLoader;
import dev.culprit.analyzer.load.RunRecord;
import dev.culprit.analyzer.scaling.Matrix;
import dev.culprit.analyzer.scaling.Run;
import dev.culprit.analyzer.scaling.Scaling;
import dev.culprit.analyzer.scaling.ScalingResult;
import dev.culprit.analyzer.scaling.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Measures one command at several settings, and compares them. Not thread safe. */
final class MatrixComparison {

    /** An even number, so that a machine that gets steadily slower leans to no setting; each is run four times and once before. */
    static final int ROUNDS = 4;

    private final Plan plan;
    private final MatrixSpec settings;
    private final Looks looks;
    private final @Nullable MatrixClaim claim;
    private final String repeat;
    private @Nullable ScalingResult lastLook;

    /**
     * @param plan a series for each of {@code settings}
     * @param looks when to look whether the claim is decided; the confidence of all intervals is that of the look
     * @param claim what to check, null for nothing
     * @param repeat the command that repeats the comparison
     */
    MatrixComparison(Plan plan, MatrixSpec settings, Looks looks, @Nullable MatrixClaim claim, String repeat) {
        this.plan = plan;
        this.settings = settings;
        this.looks = looks;
        this.claim = claim;
        this.repeat = repeat;
    }

    /** Measures until the claim is decided, all rounds are taken, or the time is up. */
    ScalingResult run(Measurement measurement) throws ForkFailure {
        Ending ending = measurement.run(plan, rounds -> isEnough(rounds, measurement));
        ScalingResult result =
                ending == Ending.ENOUGH && lastLook != null ? lastLook : result(measurement.executions());
        String stopped = "Stopped after " + result.rounds() + most();
        return switch (ending) {
            case ENOUGH -> result.withReason(stopped + ": " + MatrixClaim.standing(result) + ".");
            case TIME_UP -> result.withReason(stopped + ": the time was up (--max-time).");
            case ALL_ROUNDS ->
                looks.isEarly() && !MatrixClaim.isSettled(result)
                        ? result.withReason("All " + result.rounds() + " rounds did not decide the claim.")
                        : result;
        };
    }

    private boolean isEnough(int rounds, Measurement measurement) {
        List<Execution> executions = measurement.executions();
        measurement.note(standing(rounds, executions));
        if (!looks.isEarly() || !looks.isAfter(rounds)) {
            return false;
        }
        ScalingResult look = result(executions);
        lastLook = look;
        measurement.note("after " + rounds + most() + ": " + MatrixClaim.standing(look));
        return MatrixClaim.isSettled(look);
    }

    /** What the finished rounds say after an interruption. */
    ScalingResult interrupted(List<Execution> executions) {
        ScalingResult result = result(executions);
        return result.withReason(
                "Interrupted after " + result.rounds() + most() + "; an unfinished round is left out.");
    }

    private ScalingResult result(List<Execution> executions) {
        ForkCostsLoader loader = new ForkCostsLoader(executions.stream()
                .flatMap(execution -> profiles(execution).stream())
                .toList());
        List<Setting> measured = new ArrayList<>();
        for (int i = 0; i < plan.series().size(); i++) {
            measured.add(new Setting(settings.values().get(i), runs(loader, i, executions)));
        }
        Matrix matrix = new Matrix(settings.name(), measured);
        ScalingResult result = Scaling.of(matrix, looks.confidenceAfter(matrix.rounds()), repeat);
        return claim == null ? result : claim.applyTo(matrix, result);
    }

    private List<Path> profiles(Execution execution) {
        ForkSeries of = plan.series().get(execution.series());
        return of.profiles().filesOf(Integer.toString(execution.round()));
    }

    private List<Run> runs(ForkCostsLoader loader, int series, List<Execution> executions) {
        return executions.stream()
                .filter(execution -> execution.series() == series)
                .sorted(Comparator.comparingInt(Execution::round))
                .map(execution -> run(loader, execution))
                .toList();
    }

    private Run run(ForkCostsLoader loader, Execution execution) {
        RunRecord recorded = loader.load(profiles(execution), execution.startEpochMillis());
        return new Run(
                execution.round(), execution.wallNanos(), execution.exit(), recorded.costs(), recorded.figures());
    }

    /** Mean wall times so far; which of them differ for certain is for the end. */
    private String standing(int rounds, List<Execution> executions) {
        List<String> means = new ArrayList<>();
        for (int i = 0; i < plan.series().size(); i++) {
            int series = i;
            double mean = executions.stream()
                    .filter(execution -> execution.series() == series)
                    .mapToLong(Execution::wallNanos)
                    .average()
                    .orElse(Double.NaN);
            means.add(
                    String.format(Locale.ROOT, "%s %.2f s", plan.series().get(i).name(), mean / 1e9));
        }
        return "after " + rounds + most() + ", means: " + String.join(", ", means);
    }

    private String most() {
        return " of " + (looks.isEarly() ? "at most " : "") + Counts.of(plan.rounds(), "round");
    }
}
