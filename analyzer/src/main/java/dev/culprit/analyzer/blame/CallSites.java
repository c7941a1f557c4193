package dev.culprit.analyzer.blame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the call sites at which one caller calls one callee, where some call more often and others less. Calls that only moved
 * to another line of their caller, for instance because an expression was formatted anew, then cancel out, exactly when their
 * number is the same. Where all sites changed in one direction they stay apart, and the very line is named.
 */
final class CallSites {

    private CallSites() {}

    /** The same parts, with such call sites joined; the sum of deltas stays the same. */
    static List<Part> join(List<Part> parts) {
        Map<Edge, List<Part>> byEdge = new LinkedHashMap<>();
        List<Part> result = new ArrayList<>();
        for (Part part : parts) {
            if (part.kind() == Part.Kind.CALL_SITE || part.kind() == Part.Kind.WAITING) {
                byEdge.computeIfAbsent(new Edge(part.kind(), part.caller(), part.function()), key -> new ArrayList<>())
                        .add(part);
            } else {
                result.add(part);
            }
        }
        byEdge.forEach((edge, sites) -> {
            if (sites.stream().map(Part::isSlower).distinct().count() > 1) {
                result.add(Part.joined(edge.kind, edge.callee, edge.caller, sites));
            } else {
                result.addAll(sites);
            }
        });
        return result;
    }

    private record Edge(Part.Kind kind, int caller, int callee) {}
}
