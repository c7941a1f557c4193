package dev.culprit.analyzer.history;

import dev.culprit.analyzer.stats.ChangePoints;
import dev.culprit.analyzer.stats.Drift;
import dev.culprit.analyzer.stats.FalseDiscoveryRate;
import dev.culprit.analyzer.stats.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * From saved sets to what changed when. Every series is looked at on its own; which of the steps are named is decided over all series of all
 * environments, so that with a thousand functions no more than a part of what is named is chance.
 */
public final class HistoryAnalysis {

    private final CommitLine line;
    private final HistorySettings settings;
    private final @Nullable String since;

    /** @param since hash of the commit that all are held against, null for the first one measured */
    public HistoryAnalysis(CommitLine line, HistorySettings settings, @Nullable String since) {
        this.line = line;
        this.settings = settings;
        this.since = since;
    }

    private record Group(
            List<MeasuredSet> sets,
            List<Column> columns,
            SeriesTable table,
            @Nullable Integer since) {

        double[] p() {
            return table.rows().stream()
                    .flatMapToDouble(row -> DoubleStream.of(row.points().p(table.correlation(row.metric()))))
                    .toArray();
        }
    }

    /** The histories, the one with most commits first. Sets of commits that are not on the line are left out. */
    public List<EnvironmentHistory> of(List<MeasuredSet> sets) {
        Map<Map<String, String>, List<MeasuredSet>> byEnvironment = new LinkedHashMap<>();
        Map<String, Integer> positions = line.positions();
        for (MeasuredSet set : sets) {
            if (positions.containsKey(set.origin().commit())) {
                byEnvironment
                        .computeIfAbsent(set.origin().environment(), key -> new ArrayList<>())
                        .add(set);
            }
        }
        List<Group> groups = byEnvironment.values().stream()
                .map(all -> group(all, positions))
                .sorted(Comparator.comparingInt((Group group) -> group.columns().size())
                        .reversed()
                        .thenComparing(group -> group.sets().get(0).origin().environmentWords()))
                .toList();
        Levels levels = levels(groups);
        return groups.stream().map(group -> history(group, levels, positions)).toList();
    }

    private Group group(List<MeasuredSet> sets, Map<String, Integer> positions) {
        Map<String, List<MeasuredSet>> byCommit = new LinkedHashMap<>();
        sets.stream()
                .sorted(Comparator.comparingInt(
                        set -> position(positions, set.origin().commit())))
                .forEach(set -> byCommit.computeIfAbsent(set.origin().commit(), key -> new ArrayList<>())
                        .add(set));
        List<Column> columns = new ArrayList<>();
        byCommit.forEach((commit, all) -> columns.add(Column.of(commit, all)));
        Integer from = since(columns, positions);
        return new Group(sets, columns, new SeriesTable(columns, settings, from), from);
    }

    private static int position(Map<String, Integer> positions, String commit) {
        return positions.getOrDefault(commit, 0);
    }

    /** The column of the wanted commit, or of the last one measured before it. */
    private @Nullable Integer since(List<Column> columns, Map<String, Integer> positions) {
        if (since == null) {
            return 0;
        }
        Integer wanted = positions.get(since);
        Integer found = null;
        for (int i = 0; i < columns.size(); i++) {
            if (wanted != null && position(positions, columns.get(i).commit()) <= wanted) {
                found = i;
            }
        }
        return found;
    }

    /**
     * The largest p that is still named.
     *
     * @param steps of steps
     * @param drifts of drifts; a family of its own, as it answers another question
     */
    private record Levels(double steps, double drifts) {}

    private static Levels levels(List<Group> groups) {
        double[] steps = groups.stream()
                .flatMapToDouble(group -> DoubleStream.of(group.p()))
                .toArray();
        double[] drifts = groups.stream()
                .flatMap(group -> group.table().rows().stream())
                .mapToDouble(HistoryAnalysis::p)
                .toArray();
        return new Levels(level(steps), level(drifts));
    }

    private static double p(SeriesTable.Row row) {
        Drift drift = row.drift();
        return drift == null ? Double.NaN : drift.p();
    }

    private static double level(double[] p) {
        double[] adjusted = FalseDiscoveryRate.adjust(p);
        double most = 0;
        for (int i = 0; i < p.length; i++) {
            most = adjusted[i] <= HistorySettings.FALSE_CHANGES ? Math.max(most, p[i]) : most;
        }
        return most;
    }

    private EnvironmentHistory history(Group group, Levels levels, Map<String, Integer> positions) {
        List<MeasuredCommit> commits = new ArrayList<>();
        for (int i = 0; i < group.columns().size(); i++) {
            commits.add(group.columns().get(i).toCommit(i == 0 ? 0 : distance(group, i, positions)));
        }
        List<Series> series = group.table().rows().stream()
                .map(row -> series(row, group, levels, commits))
                .sorted(Comparator.comparing((Series one) -> one.subject().kind())
                        .thenComparing(one -> -orZero(one.share()))
                        .thenComparing(one -> one.subject().fullName())
                        .thenComparing(Series::metric))
                .toList();
        List<String> notes = new HistoryNotes(group.columns(), commits, series).sentences();
        MeasuredSet.Origin first = group.sets().get(0).origin();
        return new EnvironmentHistory(
                first.environmentWords(),
                first.environment(),
                commits,
                group.since(),
                series,
                group.table().renames(),
                group.table().leftOut(),
                notes);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private int distance(Group group, int column, Map<String, Integer> positions) {
        return line.between(
                position(positions, group.columns().get(column - 1).commit()),
                position(positions, group.columns().get(column).commit()));
    }

    private Series series(SeriesTable.Row row, Group group, Levels levels, List<MeasuredCommit> commits) {
        ChangePoints points = row.points();
        List<SeriesStep> steps = points
                .steps(
                        levels.steps(),
                        settings.leastRatio(),
                        settings.confidence(),
                        group.table().correlation(row.metric()))
                .stream()
                .map(step -> new SeriesStep(step, commits(step, commits)))
                .toList();
        return new Series(
                row.subject(),
                row.metric(),
                row.values(),
                Arrays.stream(row.forks()).mapToDouble(Drift::spread).toArray(),
                row.share(),
                steps,
                points.spikes(),
                drift(row, steps, group.since(), levels));
    }

    private static int commits(Step step, List<MeasuredCommit> commits) {
        int among = 0;
        for (int i = step.last() + 1; i <= step.first(); i++) {
            if (commits.get(i).since() == 0) {
                return 0;
            }
            among += commits.get(i).since();
        }
        return among;
    }

    private @Nullable SeriesDrift drift(
            SeriesTable.Row row, List<SeriesStep> steps, @Nullable Integer from, Levels levels) {
        Drift drift = row.drift();
        if (drift == null || from == null) {
            return null;
        }
        double ofSteps = steps.stream()
                .filter(step -> step.step().first() > from)
                .mapToDouble(step -> step.step().ratio())
                .reduce(1, (one, other) -> one * other);
        boolean certain = drift.p() <= levels.drifts() && isNamed(drift.ratio());
        return new SeriesDrift(
                drift.before(),
                drift.after(),
                drift.ratio(),
                drift.interval(settings.confidence()),
                ofSteps,
                certain,
                certain && isNamed(drift.ratio() / ofSteps));
    }

    private boolean isNamed(double ratio) {
        return Math.abs(Math.log(ratio)) >= Math.log(settings.leastRatio());
    }
}
