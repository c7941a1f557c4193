package dev.culprit.analyzer.model;

import java.util.List;

/**
 * The calls along one call edge: from one line of a caller to a callee, over all threads and paths.
 *
 * @param caller index into {@link LoadedSet#functions()}, -1 for the outermost call of a thread
 * @param line line of the call in the caller, 0 when unknown
 * @param callee index into {@link LoadedSet#functions()}
 * @param total inclusive latencies of completed calls, one entry per fork
 */
public record MergedEdge(int caller, int line, int callee, List<Latencies> total) {

    public MergedEdge {
        total = List.copyOf(total);
    }
}
