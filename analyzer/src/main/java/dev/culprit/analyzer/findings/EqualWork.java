package dev.culprit.analyzer.findings;

import java.util.HashMap;
import java.util.Map;

/** Whether two calls did the same: by the call paths below them, their counts, and how much of the time is spent where those agree. */
final class EqualWork {

    private final Map<String, double[]> paths = new HashMap<>();

    private EqualWork() {}

    /** What that call did. */
    static EqualWork of(CallNode call) {
        EqualWork work = new EqualWork();
        work.add("", call, Math.max(1, call.count()));
        return work;
    }

    private void add(String above, CallNode node, double calls) {
        Frame frame = node.frame();
        String path = above + "\n" + frame.className() + "." + frame.method() + frame.descriptor() + ":"
                + (above.isEmpty() ? 0 : node.line());
        double[] sums = paths.computeIfAbsent(path, key -> new double[2]);
        sums[0] += node.count() / calls;
        sums[1] += node.selfNanos();
        node.children().forEach(child -> add(path, child, calls));
    }

    boolean isLike(EqualWork other) {
        double equal = 0;
        double all = 0;
        for (Map.Entry<String, double[]> entry : paths.entrySet()) {
            double[] there = other.paths.get(entry.getKey());
            double nanos = entry.getValue()[1] + (there == null ? 0 : there[1]);
            all += nanos;
            equal += there != null && sameCount(entry.getValue()[0], there[0]) ? nanos : 0;
        }
        for (Map.Entry<String, double[]> entry : other.paths.entrySet()) {
            all += paths.containsKey(entry.getKey()) ? 0 : entry.getValue()[1];
        }
        return equal >= Limits.EQUAL_WORK * all;
    }

    private static boolean sameCount(double one, double other) {
        return Math.abs(one - other) <= Limits.EQUAL_COUNT * Math.max(one, other);
    }
}
