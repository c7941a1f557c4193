package dev.culprit.analyzer.report;

import dev.culprit.analyzer.history.CommitLine;
import dev.culprit.analyzer.history.EnvironmentHistory;
import dev.culprit.analyzer.history.HistoryResult;
import dev.culprit.analyzer.history.HistorySettings;
import dev.culprit.analyzer.history.MeasuredCommit;
import dev.culprit.analyzer.history.Metric;
import dev.culprit.analyzer.history.Rename;
import dev.culprit.analyzer.history.Series;
import dev.culprit.analyzer.history.SeriesDrift;
import dev.culprit.analyzer.history.SeriesStep;
import dev.culprit.analyzer.history.Subject;
import dev.culprit.analyzer.model.Interval;
import dev.culprit.analyzer.stats.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A history of twenty commits, with round numbers. */
final class SampleHistory {

    private static final int COMMITS = 20;
    private static final HistorySettings SETTINGS = new HistorySettings(.05, .95, List.of(), List.of());

    private SampleHistory() {}

    static HistoryResult changed() {
        return named("TaxTable.lookup");
    }

    /** A history with a function that is called so. */
    static HistoryResult named(String function) {
        EnvironmentHistory first = new EnvironmentHistory(
                "Xeon 8370C, 4, Linux, amd64, 17.0.9, G1",
                Map.of("cpu.model", "Xeon 8370C"),
                commits(COMMITS),
                0,
                series(function),
                List.of(new Rename(function("Cart.sum"), function("Basket.sum"), 7)),
                1_204,
                List.of("Of 24 commits 20 were measured; the largest gap is 2 commits between c09 and c10."));
        EnvironmentHistory other = new EnvironmentHistory(
                "EPYC 7763, 4, Linux, amd64, 17.0.9, G1",
                Map.of("cpu.model", "EPYC 7763"),
                commits(2),
                null,
                List.of(series(Subject.RUN, Metric.TOTAL_TIME, 2, at -> 4e9 + at, Double.NaN, List.of(), null)),
                List.of(),
                0,
                List.of("2 commits measured here; steps are looked for from 6 on."));
        return result(List.of(first, other), "v1.0");
    }

    static HistoryResult quiet() {
        return result(
                List.of(new EnvironmentHistory(
                        "unknown environment",
                        Map.of(),
                        commits(1),
                        0,
                        List.of(series(
                                Subject.RUN, Metric.TOTAL_TIME, 1, at -> Double.NaN, Double.NaN, List.of(), null)),
                        List.of(),
                        0,
                        List.of())),
                null);
    }

    private static HistoryResult result(List<EnvironmentHistory> environments, @Nullable String since) {
        return new HistoryResult(
                "main",
                CommitLine.Order.GIT,
                since,
                SETTINGS,
                environments,
                List.of("3 baselines are of other branches."),
                List.of("The baseline 20261101-c03 is skipped: entry.json is empty."),
                "culprit history --store baselines --since v1.0");
    }

    private static List<Series> series(String function) {
        List<Series> series = new ArrayList<>();
        series.add(series(
                Subject.RUN,
                Metric.TOTAL_TIME,
                COMMITS,
                at -> (at < 10 ? 4e9 : 4.4e9) + 1e7 * (at % 3),
                Double.NaN,
                List.of(new SeriesStep(new Step(9, 10, 4.01e9, 4.41e9, 1.1, new Interval(1.09, 1.11), 2e-12), 3)),
                new SeriesDrift(4e9, 4.41e9, 1.1, new Interval(1.08, 1.12), 1.1, true, false)));
        series.add(series(
                function(function),
                Metric.TIME_PER_CALL,
                COMMITS,
                at -> at == 4 ? 90_000 : (at < 10 ? 12_000 : 36_000) + 100 * (at % 3),
                .21,
                List.of(new SeriesStep(new Step(9, 10, 12_100, 36_100, 3, new Interval(2.95, 3.05), 1e-15), 3)),
                new SeriesDrift(12_000, 36_100, 3, new Interval(2.9, 3.1), 3, true, false)));
        series.add(series(
                function("Orders.price"),
                Metric.TIME_PER_CALL,
                COMMITS,
                at -> at == 12 ? Double.NaN : 400_000 * (1 + .006 * at),
                .3,
                List.of(),
                new SeriesDrift(400_000, 443_000, 1.11, new Interval(1.09, 1.13), 1, true, true)));
        series.add(series(
                function("Basket.sum"),
                Metric.CALLS,
                COMMITS,
                at -> at < 15 ? 60 : 30,
                .1,
                List.of(new SeriesStep(new Step(14, 15, 60, 30, .5, new Interval(.499, .501), 0), 0)),
                new SeriesDrift(60, 30, .5, new Interval(.499, .501), .5, true, false)));
        series.add(series(
                new Subject(Subject.Kind.TEST, "com.acme.OrderTest", "prices", "[id]", "OrderTest.prices()"),
                Metric.TEST_TIME,
                COMMITS,
                at -> 2e7 + at,
                Double.NaN,
                List.of(),
                new SeriesDrift(2e7, 2e7, 1, Interval.UNKNOWN, 1, false, false)));
        return series;
    }

    private static Subject function(String name) {
        int dot = name.lastIndexOf('.');
        return new Subject(
                Subject.Kind.FUNCTION,
                "com.acme." + name.substring(0, Math.max(0, dot)),
                name.substring(dot + 1),
                "()V",
                name);
    }

    private static Series series(
            Subject subject,
            Metric metric,
            int commits,
            IntToDoubleFunction value,
            double share,
            List<SeriesStep> steps,
            @Nullable SeriesDrift drift) {
        double[] values = IntStream.range(0, commits).mapToDouble(value).toArray();
        double[] spread = IntStream.range(0, commits).mapToDouble(at -> .012).toArray();
        List<Integer> spikes =
                metric == Metric.TIME_PER_CALL && commits > 4 && values[4] > 2 * values[3] ? List.of(4) : List.of();
        return new Series(subject, metric, values, spread, share, steps, spikes, drift);
    }

    private static List<MeasuredCommit> commits(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> {
                    String commit = String.format(Locale.ROOT, "c%02d", at).repeat(13) + "0";
                    MeasuredCommit.Run run =
                            new MeasuredCommit.Run("entry-" + at, 1_790_000_000_000L + at, 5, 4e9, .012, 90_000 + at);
                    return new MeasuredCommit(
                            commit.replace("c", "a"),
                            at == 0 ? 0 : at == 10 ? 3 : 1,
                            412,
                            at == 19
                                    ? List.of(run, new MeasuredCommit.Run("second", 1, 5, 4.2e9, .02, 95_000))
                                    : List.of(run));
                })
                .toList();
    }
}
