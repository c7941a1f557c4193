package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.MergedEdge;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.EdgeLatency;
import dev.culprit.profile.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the latencies per call edge of all JVMs of a side. A program has tens of thousands of edges, most of which no report
 * will ever speak of: only those that carry weight are kept. Not thread safe.
 */
final class EdgeMerger {

    /** An edge whose calls take less than this share of what its own JVM took is not even read. */
    private static final double WORTH_READING = 0.0002;

    /** An edge whose calls take less than this share of what all JVMs took is dropped in the end. */
    private static final double WORTH_KEEPING = 0.001;

    private final Map<Key, Map<Integer, Latencies>> edges = new LinkedHashMap<>();
    private double nanos;

    private record Key(int caller, int line, int callee) {}

    /**
     * Adds the edges of {@code profile}.
     *
     * @param fork index of the fork that it belongs to
     * @param functions function of each method index of the profile
     */
    void add(int fork, Profile profile, int[] functions) {
        double whole =
                profile.callTrees().stream().mapToDouble(EdgeMerger::nanosOf).sum();
        nanos += whole;
        for (EdgeLatency edge : profile.edges()) {
            Latencies total = Latencies.of(edge.total());
            if (functions[edge.callee()] != FunctionMerger.NO_FUNCTION && nanosOf(total) >= WORTH_READING * whole) {
                int caller = edge.caller() < 0 ? -1 : functions[edge.caller()];
                edges.computeIfAbsent(new Key(caller, edge.line(), functions[edge.callee()]), key -> new HashMap<>())
                        .merge(fork, total, Latencies::plus);
            }
        }
    }

    /**
     * The edges that carry weight, those first that were met first.
     *
     * @param forkOrder for every latency of the result, the index of its fork
     */
    List<MergedEdge> toEdges(int[] forkOrder) {
        List<MergedEdge> kept = new ArrayList<>();
        edges.forEach((key, byFork) -> {
            double weight =
                    byFork.values().stream().mapToDouble(EdgeMerger::nanosOf).sum();
            if (weight >= WORTH_KEEPING * nanos) {
                List<Latencies> ordered = Arrays.stream(forkOrder)
                        .mapToObj(fork -> byFork.getOrDefault(fork, Latencies.NONE))
                        .toList();
                kept.add(new MergedEdge(key.caller, key.line, key.callee, ordered));
            }
        });
        return kept;
    }

    private static double nanosOf(Latencies latencies) {
        return latencies.count() == 0 ? 0 : latencies.count() * latencies.mean();
    }

    private static double nanosOf(CallTree tree) {
        return Arrays.stream(tree.selfNanos()).asDoubleStream().sum();
    }
}
