package dev.culprit.analyzer.load;

import dev.culprit.profile.CallTree;
import java.util.List;

/** What the timed calls of thinned functions took in one JVM, over all of its trees. */
final class SampledCalls {

    private final long[] calls;
    private final double[] nanos;

    /** @param methods number of methods that {@code trees} refer to */
    SampledCalls(int methods, List<CallTree> trees) {
        calls = new long[methods];
        nanos = new double[calls.length];
        for (CallTree tree : trees) {
            CallTree.Thinned thinned = tree.thinned();
            for (int row = 0; thinned != null && row < tree.size(); row++) {
                int method = tree.method()[row];
                if (method != CallTree.TRUNCATED) {
                    calls[method] += thinned.sampled()[row];
                    nanos[method] += thinned.sampledSelfNanos()[row];
                }
            }
        }
    }

    /** Mean own time of a timed call in nanoseconds, probe included; 0 when none was timed: then nothing can be estimated. */
    double nanosPerCall(int method) {
        return calls[method] == 0 ? 0 : nanos[method] / calls[method];
    }
}
