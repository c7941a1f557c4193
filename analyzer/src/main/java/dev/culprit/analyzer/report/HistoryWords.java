package dev.culprit.analyzer.report;

import dev.culprit.analyzer.history.EnvironmentHistory;
import dev.culprit.analyzer.history.HistoryResult;
import dev.culprit.analyzer.history.HistorySettings;
import dev.culprit.analyzer.history.MeasuredCommit;
import dev.culprit.analyzer.history.Metric;
import dev.culprit.analyzer.history.Rename;
import dev.culprit.analyzer.history.Series;
import dev.culprit.analyzer.history.SeriesDrift;
import dev.culprit.analyzer.history.SeriesStep;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What all reports say of a history. */
final class HistoryWords {

    private final Amounts amounts;
    private final String between;

    /** @param between between the ends of an interval */
    HistoryWords(Amounts amounts, String between) {
        this.amounts = amounts;
        this.between = between;
    }

    /** A step of a series. */
    record Found(Series series, SeriesStep step) {}

    /** All steps, those at the last commits first, and of one commit the largest first. */
    static List<Found> steps(EnvironmentHistory environment) {
        return environment.series().stream()
                .flatMap(series -> series.steps().stream().map(step -> new Found(series, step)))
                .sorted(Comparator.comparingInt(
                                (Found found) -> -found.step().step().first())
                        .thenComparingDouble(
                                found -> -Math.abs(Math.log(found.step().step().ratio()))))
                .toList();
    }

    /** Series that crept away, the farthest first. */
    static List<Series> creeping(EnvironmentHistory environment) {
        return environment.series().stream()
                .filter(Series::creeps)
                .sorted(Comparator.comparingDouble(series -> -Math.abs(Math.log(ratio(series.drift())))))
                .toList();
    }

    private static double ratio(@Nullable SeriesDrift drift) {
        return drift == null ? 1 : drift.ratio();
    }

    String headline(HistoryResult result) {
        int commits = result.environments().stream()
                .mapToInt(environment -> environment.commits().size())
                .max()
                .orElse(0);
        return result.branch() + ": " + count(commits, "commit") + " measured, "
                + (result.steps() == 0 ? "no change" : count(result.steps(), "change")) + " found"
                + (result.creeping() == 0 ? "" : ", " + result.creeping() + " crept away");
    }

    /** How the commits were measured. */
    String measured(EnvironmentHistory environment) {
        List<MeasuredCommit> commits = environment.commits();
        long runs = commits.stream().mapToLong(commit -> commit.runs().size()).sum();
        return count(commits.size(), "commit") + " from " + commits.get(0).shortCommit() + " to "
                + commits.get(commits.size() - 1).shortCommit() + ", " + count((int) runs, "set") + ", "
                + forks(environment);
    }

    private static String forks(EnvironmentHistory environment) {
        int[] forks = environment.commits().stream()
                .flatMap(commit -> commit.runs().stream())
                .mapToInt(MeasuredCommit.Run::forks)
                .sorted()
                .distinct()
                .toArray();
        return forks.length == 1
                ? count(forks[0], "fork") + " each"
                : forks[0] + " to " + forks[forks.length - 1] + " forks each";
    }

    /** How much totals vary without any change of code. */
    String spread(EnvironmentHistory environment) {
        double[] forks = environment.commits().stream()
                .flatMap(commit -> commit.runs().stream())
                .mapToDouble(MeasuredCommit.Run::forkSpread)
                .toArray();
        double[] runs = environment.commits().stream()
                .mapToDouble(MeasuredCommit::runSpread)
                .toArray();
        long several =
                DoubleStream.of(runs).filter(spread -> !Double.isNaN(spread)).count();
        String ofRuns = several == 0
                ? "no commit was measured on two runners, so it is not known how far these are apart"
                : spread(runs) + " between runners (" + count((int) several, "commit") + " measured more than once)";
        return "The total varies by " + spread(forks) + " between the forks of a set; " + ofRuns
                + calibration(environment) + ".";
    }

    /** What the machines say of themselves. */
    private String calibration(EnvironmentHistory environment) {
        double[] nanos = environment.commits().stream()
                .flatMap(commit -> commit.runs().stream())
                .mapToDouble(MeasuredCommit.Run::calibrationNanos)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return nanos.length == 0 || nanos[0] <= 0
                ? ""
                : "; the same fixed work took " + amounts.duration(nanos[0]) + " to "
                        + amounts.duration(nanos[nanos.length - 1]);
    }

    private String spread(double[] spreads) {
        double[] known = DoubleStream.of(spreads)
                .filter(spread -> !Double.isNaN(spread))
                .sorted()
                .toArray();
        return known.length == 0 ? "an unknown part" : amounts.share(known[known.length / 2]);
    }

    /** Such as {@code own time per call 12.4 us to 16.3 us (+28 % .. +34 %)}. */
    String size(Series series, SeriesStep step) {
        return series.metric().title() + " " + value(series, step.step().before()) + " to "
                + value(series, step.step().after()) + ", "
                + interval(step.step().interval().low(), step.step().interval().high());
    }

    /** Which commits it can be. */
    String where(SeriesStep step, List<MeasuredCommit> commits) {
        String before = commits.get(step.step().last()).shortCommit();
        String at = commits.get(step.step().first()).shortCommit();
        return switch (step.commits()) {
            case 0 -> "after " + before + ", at " + at + " at the latest; how many commits are between is not known";
            case 1 -> "in commit " + at;
            default -> "in one of " + step.commits() + " commits " + before + ".." + at;
        };
    }

    String change(double ratio) {
        return amounts.change(ratio);
    }

    private String interval(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high) ? "interval unknown" : amounts.range(low, high, between);
    }

    String value(Series series, double value) {
        return Double.isNaN(value)
                ? "-"
                : switch (series.metric().unit()) {
                    case "ns" -> amounts.duration(value);
                    case "B" -> amounts.bytes(value);
                    default -> amounts.count(value);
                };
    }

    /** What a series crept since when. */
    String creep(Series series) {
        SeriesDrift drift = series.drift();
        if (drift == null) {
            return "";
        }
        boolean steps = Math.abs(Math.log(drift.ofSteps())) > 1e-9;
        return series.metric().title() + " " + value(series, drift.before()) + " to " + value(series, drift.after())
                + ", "
                + interval(drift.interval().low(), drift.interval().high())
                + (steps ? "; steps explain " + change(drift.ofSteps()) + " of it" : "; no step explains it");
    }

    /** What all are held against; nothing when neither it nor a commit before it was measured here. */
    Optional<String> since(HistoryResult result, EnvironmentHistory environment) {
        Integer since = environment.since();
        if (since == null) {
            return Optional.empty();
        }
        String commit = environment.commits().get(since).shortCommit();
        return Optional.of(
                result.since() == null ? commit + ", the first commit measured" : result.since() + " (" + commit + ")");
    }

    /** How all stand, in a title. */
    String now(HistoryResult result, EnvironmentHistory environment) {
        return since(result, environment)
                .map(commit -> "Now, and since " + commit)
                .orElse("Now; " + result.since() + " was not measured here, nor a commit before it");
    }

    /** Since then; what is not certain is marked. */
    String drift(@Nullable SeriesDrift drift) {
        if (drift == null) {
            return "-";
        }
        boolean isSame = Math.abs(drift.ratio() - 1) < 0.0005;
        return isSame ? "=" : (drift.certain() ? "" : "~") + change(drift.ratio());
    }

    /** What the mark means. */
    static final String UNCERTAIN = "With ~: within noise, or too little to be named.";

    /** Counts that are what they were say nothing; times are what a reader looks for. */
    static boolean isWorthALine(Series series) {
        boolean isCount = series.metric() == Metric.CALLS || series.metric() == Metric.BYTES_PER_CALL;
        SeriesDrift drift = series.drift();
        return !isCount || series.changed() || drift != null && drift.certain();
    }

    String rename(Rename rename, List<MeasuredCommit> commits) {
        return rename.from().fullName() + " is " + rename.to().fullName() + " from "
                + commits.get(rename.column()).shortCommit() + " on (the same bytecode)";
    }

    String leftOut(EnvironmentHistory environment) {
        return environment.leftOut() == 0
                ? ""
                : amounts.count(environment.leftOut()) + (environment.leftOut() == 1 ? " function" : " functions")
                        + " below "
                        + amounts.share(0.001) + " of the run " + (environment.leftOut() == 1 ? "is" : "are")
                        + " left out; --function shows them.";
    }

    /** How it is decided what is a change. */
    String legend(HistoryResult result) {
        return "Named are lasting changes of at least "
                + amounts.share(result.settings().least())
                + ", found by E-divisive over at least 3 commits on each side; of all that are named at most "
                + amounts.share(HistorySettings.FALSE_CHANGES) + " are chance. Intervals at "
                + amounts.confidence(result.settings().confidence()) + ".";
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
