package dev.culprit.agent.truth;

import dev.culprit.profile.InstrumentationPlan.Timing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** What must be true of a profile of which chance has chosen some calls to be timed, whichever they are. Not thread safe. */
final class SampledTruth {

    private static final int WEIGHT = 64;

    private final Program program;
    private final Recorded recorded;

    SampledTruth(Program program, Recorded recorded) {
        this.program = program;
        this.recorded = recorded;
    }

    /** Rows of a thread group that cannot be, the first few. */
    List<String> differences(String group) {
        Map<String, TruthTree.Row> rows = recorded.trees.get(group);
        Map<String, Long> inCallees = new HashMap<>();
        rows.forEach(
                (path, row) -> inCallees.merge(path.substring(0, path.lastIndexOf('/')), row.totalNanos(), Long::sum));
        List<String> differences = new ArrayList<>();
        rows.forEach((path, row) -> {
            TruthTree.Row truth = program.trees.get(group).get(path);
            boolean addsUp = row.selfNanos() == row.totalNanos() - inCallees.getOrDefault(path, 0L)
                    && row.count() == truth.count()
                    && isTrue(timing(function(path)), row, truth, program.hasOpenCalls(group) ? 1 : 0);
            if (!addsUp && differences.size() < 10) {
                differences.add(path + "\n  truth    " + truth + "\n  recorded " + row);
            }
        });
        return differences;
    }

    private static boolean isTrue(Timing timing, TruthTree.Row row, TruthTree.Row truth, int mostOpen) {
        long open = row.count() - row.untimed() - row.sampled();
        return switch (timing) {
            case EVERY -> row.untimed() == 0 && row.sampled() == 0 && row.totalNanos() == truth.totalNanos();
            case COUNTED -> row.untimed() == row.count() && row.sampled() == 0 && row.selfNanos() == 0;
            case SAMPLED ->
                open >= 0
                        && open <= mostOpen
                        && row.totalNanos() <= truth.totalNanos()
                        && (row.selfNanos() == row.sampledSelfNanos()
                                || open > 0 && row.selfNanos() > row.sampledSelfNanos());
            case OFF -> false;
        };
    }

    /** Functions whose histograms do not hold the calls, and the own time, that the timed ones of the tree stand for; the first few. */
    List<String> differencesOfLatencies() {
        Map<String, Long> sampled = new TreeMap<>();
        Map<String, Long> selfNanos = new TreeMap<>();
        recorded.trees
                .values()
                .forEach(rows -> rows.forEach((path, row) -> {
                    if (timing(function(path)) == Timing.SAMPLED) {
                        sampled.merge(function(path), WEIGHT * row.sampled(), Long::sum);
                        selfNanos.merge(function(path), WEIGHT * row.sampledSelfNanos(), Long::sum);
                    }
                }));
        Map<String, Long> ofEdges = new HashMap<>();
        recorded.edges.forEach((edge, histogram) -> ofEdges.merge(callee(edge), histogram.getTotalCount(), Long::sum));
        List<String> differences = new ArrayList<>();
        sampled.forEach((function, calls) -> {
            long total = count(recorded.totals, function);
            long self = count(recorded.selves, function);
            long edges = ofEdges.getOrDefault(function, 0L);
            boolean counted = total == calls && self == calls && edges == calls;
            if (!(counted && holds(recorded.selves.get(function), selfNanos.get(function)))
                    && differences.size() < 10) {
                differences.add(function + ": " + calls + " calls and " + selfNanos.get(function)
                        + " ns by the tree, total " + total + ", self " + self + ", edges " + edges);
            }
        });
        return differences;
    }

    /** Whether the values of that histogram can add up to that; it knows each by its slot. */
    private static boolean holds(Histogram histogram, long nanos) {
        long least = 0;
        long most = 0;
        if (histogram != null) {
            for (HistogramIterationValue value : histogram.recordedValues()) {
                long at = value.getValueIteratedTo();
                least += histogram.lowestEquivalentValue(at) * value.getCountAtValueIteratedTo();
                most += histogram.highestEquivalentValue(at) * value.getCountAtValueIteratedTo();
            }
        }
        return least <= nanos && nanos <= most;
    }

    private static long count(Map<String, Histogram> histograms, String function) {
        Histogram histogram = histograms.get(function);
        return histogram == null ? 0 : histogram.getTotalCount();
    }

    /** The part of these histograms in which every call is. */
    Map<String, Histogram> timed(Map<String, Histogram> histograms) {
        Map<String, Histogram> timed = new TreeMap<>(histograms);
        timed.keySet().removeIf(key -> timing(callee(key)) == Timing.SAMPLED);
        return timed;
    }

    /** Calls of functions of which some are timed. */
    long thinnedCalls() {
        return sum(true);
    }

    /** Those that were. */
    long sampledCalls() {
        return sum(false);
    }

    private long sum(boolean withUntimed) {
        long sum = 0;
        for (Map<String, TruthTree.Row> rows : recorded.trees.values()) {
            for (Map.Entry<String, TruthTree.Row> row : rows.entrySet()) {
                if (timing(function(row.getKey())) == Timing.SAMPLED) {
                    sum += row.getValue().sampled()
                            + (withUntimed ? row.getValue().untimed() : 0);
                }
            }
        }
        return sum;
    }

    private Timing timing(String function) {
        return program.timings.known.get(function);
    }

    /** The last one of a path. */
    private static String function(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf(':'));
    }

    /** That of an edge; a function is its own. */
    private static String callee(String edge) {
        return edge.substring(edge.lastIndexOf(' ') + 1);
    }
}
