package dev.culprit.analyzer.history;

import dev.culprit.analyzer.stats.ChangePoints;
import dev.culprit.analyzer.stats.Drift;
import dev.culprit.analyzer.stats.Robust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All series of one environment before anything is decided: for that, those of all environments are one family. */
final class SeriesTable {

    private final List<Column> columns;
    private final HistorySettings settings;
    private final @Nullable Integer since;
    private final Lineage lineage;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Metric, Double> correlations = new EnumMap<>(Metric.class);
    private int leftOut;

    /**
     * A series.
     *
     * @param forks values of the forks in each column
     * @param points what E-divisive finds in {@code values}
     * @param drift since the column that all are held against; null when there is none
     */
    record Row(
            Subject subject,
            Metric metric,
            double[] values,
            double[][] forks,
            double share,
            ChangePoints points,
            @Nullable Drift drift) {}

    /** @param since column that all are held against, null for none */
    SeriesTable(List<Column> columns, HistorySettings settings, @Nullable Integer since) {
        this.columns = columns;
        this.settings = settings;
        this.since = since;
        this.lineage = new Lineage(columns);
        lineage.lines().forEach(this::add);
    }

    private void add(Lineage.Line line) {
        if (!settings.wants(line.last())) {
            return;
        }
        double share = share(line);
        boolean isFunction = line.last().kind() == Subject.Kind.FUNCTION;
        if (isFunction && share < HistorySettings.MATERIAL && !settings.asksFor(line.last())) {
            leftOut++;
            return;
        }
        for (Metric metric : metrics(line)) {
            rows.add(row(line, metric, isFunction ? share : Double.NaN));
        }
    }

    private double share(Lineage.Line line) {
        double most = 0;
        for (int i = 0; i < columns.size(); i++) {
            most = line.isIn(i) ? Math.max(most, columns.get(i).share(line.name(i))) : most;
        }
        return most;
    }

    private Set<Metric> metrics(Lineage.Line line) {
        Set<Metric> metrics = new LinkedHashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (line.isIn(i)) {
                for (MeasuredSet set : columns.get(i).sets()) {
                    metrics.addAll(set.figures()
                            .values()
                            .getOrDefault(line.name(i), Map.of())
                            .keySet());
                }
            }
        }
        return metrics;
    }

    private Row row(Lineage.Line line, Metric metric, double share) {
        double[] values = new double[columns.size()];
        Arrays.fill(values, Double.NaN);
        double[][] forks = new double[columns.size()][0];
        for (int i = 0; i < columns.size(); i++) {
            if (line.isIn(i)) {
                values[i] = columns.get(i).value(line.name(i), metric);
                forks[i] = columns.get(i).forks(line.name(i), metric);
            }
        }
        Drift drift = since == null ? null : Drift.of(values, forks, since).orElse(null);
        return new Row(line.last(), metric, values, forks, share, ChangePoints.of(values), drift);
    }

    List<Row> rows() {
        return rows;
    }

    /** How much neighbours resemble each other in the typical series of {@code metric}, from 0 on and less than 1. */
    double correlation(Metric metric) {
        return correlations.computeIfAbsent(metric, this::typical);
    }

    private double typical(Metric metric) {
        double typical = Robust.median(rows.stream()
                .filter(row -> row.metric() == metric)
                .mapToDouble(row -> row.points().correlation())
                .toArray());
        return Double.isNaN(typical) ? 0 : typical;
    }

    List<Rename> renames() {
        return lineage.renames().stream()
                .filter(rename -> settings.wants(rename.to()))
                .toList();
    }

    int leftOut() {
        return leftOut;
    }
}
