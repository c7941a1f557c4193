package dev.culprit.analyzer.blame;

import dev.culprit.analyzer.align.AlignedFunction;
import dev.culprit.analyzer.align.AlignedTree;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedEdge;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.PerCall;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the calls from one call site take on one side. Agents that keep no call edges apart leave it unknown. */
final class CallSiteLatencies {

    private final AlignedTree tree;
    private final boolean ofBaseline;
    private final Map<Edge, Latencies> edges = new HashMap<>();

    private record Edge(int caller, int line, int callee) {}

    private CallSiteLatencies(AlignedTree tree, boolean ofBaseline) {
        this.tree = tree;
        this.ofBaseline = ofBaseline;
    }

    static CallSiteLatencies ofBaseline(AlignedTree tree, LoadedSet set) {
        return new CallSiteLatencies(tree, true).with(set);
    }

    static CallSiteLatencies ofCandidate(AlignedTree tree, LoadedSet set) {
        return new CallSiteLatencies(tree, false).with(set);
    }

    private CallSiteLatencies with(LoadedSet set) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int f = 0; f < tree.functions().size(); f++) {
            AlignedFunction function = tree.functions().get(f);
            MergedFunction side = ofBaseline ? function.baseline() : function.candidate();
            if (side != null) {
                indexes.put(key(side), f);
            }
        }
        for (MergedEdge edge : set.edges()) {
            Integer caller = edge.caller() < 0
                    ? Integer.valueOf(Part.NOBODY)
                    : indexes.get(key(set.functions().get(edge.caller())));
            Integer callee = indexes.get(key(set.functions().get(edge.callee())));
            if (caller != null && callee != null) {
                edges.merge(new Edge(caller, edge.line(), callee), sum(edge.total()), Latencies::plus);
            }
        }
        return this;
    }

    /** What makes a function of a side the only one. */
    private static String key(MergedFunction function) {
        return function.kind() + " " + function.toFunction();
    }

    private static Latencies sum(List<Latencies> forks) {
        return forks.stream().reduce(Latencies.NONE, Latencies::plus);
    }

    /** Inclusive latency of the calls of {@code part}, which is a call site; null when this is not known. */
    @Nullable
    PerCall perCall(Part part) {
        int[] lines = ofBaseline ? tree.baselineLine() : tree.candidateLine();
        Latencies calls = Arrays.stream(part.rows())
                .mapToObj(row -> new Edge(part.caller(), lines[row], tree.function()[row]))
                .distinct()
                .map(edge -> edges.getOrDefault(edge, Latencies.NONE))
                .reduce(Latencies.NONE, Latencies::plus);
        return calls.count() == 0 ? null : calls.perCall();
    }
}
