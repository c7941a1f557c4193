package dev.culprit.analyzer.history;

import dev.culprit.analyzer.history.MeasuredSet.Origin;
import dev.culprit.analyzer.stats.Drift;
import dev.culprit.analyzer.stats.Robust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What was measured of one commit in one environment. Of sets with different tests, such as shards, only those with the most tests count: a
 * function costs another amount in other tests.
 *
 * @param sets those that count, with the same tests, the first saved first
 * @param others names of those that do not count
 */
record Column(String commit, List<MeasuredSet> sets, List<String> others) {

    Column {
        sets = List.copyOf(sets);
        others = List.copyOf(others);
    }

    static Column of(String commit, List<MeasuredSet> all) {
        Map<String, List<MeasuredSet>> byTests = all.stream()
                .sorted(Comparator.comparingLong(
                                (MeasuredSet set) -> set.origin().savedEpochMillis())
                        .thenComparing(set -> set.origin().entry()))
                .collect(Collectors.groupingBy(set -> set.origin().testSet(), LinkedHashMap::new, Collectors.toList()));
        List<MeasuredSet> most = byTests.values().stream()
                .max(Comparator.comparingInt(sets -> sets.get(0).origin().tests()))
                .orElseThrow();
        List<String> others = new ArrayList<>();
        byTests.values().stream()
                .filter(sets -> sets != most)
                .flatMap(List::stream)
                .forEach(set -> others.add(set.origin().entry()));
        return new Column(commit, most, others);
    }

    Set<Subject> subjects() {
        return sets.stream()
                .flatMap(set -> set.figures().values().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Hash of the bytecode of a function; 0 when unknown. */
    long code(Subject subject) {
        return sets.get(0).figures().code().getOrDefault(subject, 0L);
    }

    double share(Subject subject) {
        return sets.stream()
                .mapToDouble(set -> set.figures().shares().getOrDefault(subject, 0.0))
                .max()
                .orElse(0);
    }

    /** Of all forks of all its sets; empty when none knows it. */
    double[] forks(Subject subject, Metric metric) {
        return sets.stream()
                .map(set -> ofSet(set, subject, metric))
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    /** Median over forks; where several sets are there, the median of theirs, so that one with many forks does not outvote the others. */
    double value(Subject subject, Metric metric) {
        return Robust.median(sets.stream()
                .mapToDouble(set -> Robust.median(ofSet(set, subject, metric)))
                .toArray());
    }

    private static double[] ofSet(MeasuredSet set, Subject subject, Metric metric) {
        return set.figures().values().getOrDefault(subject, Map.of()).getOrDefault(metric, new double[0]);
    }

    MeasuredCommit toCommit(int since) {
        return new MeasuredCommit(
                commit,
                since,
                sets.get(0).origin().tests(),
                sets.stream().map(Column::run).toList());
    }

    private static MeasuredCommit.Run run(MeasuredSet set) {
        double[] totals = ofSet(set, Subject.RUN, Metric.TOTAL_TIME);
        Origin origin = set.origin();
        return new MeasuredCommit.Run(
                origin.entry(),
                origin.savedEpochMillis(),
                origin.forks(),
                Robust.median(totals),
                Drift.spread(totals),
                set.calibrationNanos());
    }
}
