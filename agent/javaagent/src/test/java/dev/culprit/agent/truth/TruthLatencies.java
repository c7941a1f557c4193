package dev.culprit.agent.truth;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Latencies of all completed calls of the model: by edge, and by function. Not thread safe. */
final class TruthLatencies {

    final Map<String, Histogram> edges = new TreeMap<>();
    final Map<String, Histogram> totals = new TreeMap<>();
    final Map<String, Histogram> selves = new TreeMap<>();

    void add(TruthTree.Node node, long total, long self) {
        record(edges, edge(node.parent.function.name, node.line, node.function.name), total);
        record(totals, node.function.name, total);
        record(selves, node.function.name, self);
    }

    void addAll(TruthLatencies other) {
        addAll(other.edges, edges);
        addAll(other.totals, totals);
        addAll(other.selves, selves);
    }

    private static void addAll(Map<String, Histogram> from, Map<String, Histogram> to) {
        from.forEach((key, histogram) ->
                to.computeIfAbsent(key, k -> new Histogram(2)).add(histogram));
    }

    static String edge(String caller, int line, String callee) {
        return caller + ":" + line + " -> " + callee;
    }

    private static void record(Map<String, Histogram> histograms, String key, long nanos) {
        histograms.computeIfAbsent(key, k -> new Histogram(2)).recordValue(nanos);
    }

    /** Every value that occurs, rounded down to the resolution, and how often: equal for equal distributions. */
    static String text(Histogram histogram) {
        StringBuilder text = new StringBuilder();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            text.append(histogram.lowestEquivalentValue(value.getValueIteratedTo()))
                    .append('×')
                    .append(value.getCountAtValueIteratedTo())
                    .append(' ');
        }
        return text.toString();
    }
}
