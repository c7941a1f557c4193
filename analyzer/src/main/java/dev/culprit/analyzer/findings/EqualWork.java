package dev.culprit.analyzer.findings;

import java.util.HashMap;
import java.util.Map;

/** Whether two calls did the same: by the call paths below them, their counts, and how much of the time is spent where those agree. */
final class EqualWork {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** By a hash of the path, of 64 bits: of a million paths two have the same with a probability of one in ten million. */
    private final Map<Long, double[]> paths = new HashMap<>();

    private EqualWork() {}

    /** What that call did; the line that it is called from does not count. */
    static EqualWork of(CallNode call) {
        EqualWork work = new EqualWork();
        work.add(hash(0, call.frame(), 0), call, Math.max(1, call.count()));
        return work;
    }

    private void add(long path, CallNode node, double calls) {
        double[] sums = paths.computeIfAbsent(path, key -> new double[2]);
        sums[0] += node.count() / calls;
        sums[1] += node.selfNanos();
        for (CallNode child : node.children()) {
            add(hash(path, child.frame(), child.line()), child, calls);
        }
    }

    private static long hash(long above, Frame frame, int line) {
        long hash = above;
        for (int part : new int[] {
            frame.className().hashCode(),
            frame.method().hashCode(),
            frame.descriptor().hashCode(),
            line
        }) {
            hash = (hash ^ part) * MIX;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    boolean isLike(EqualWork other) {
        double equal = 0;
        double all = 0;
        for (Map.Entry<Long, double[]> entry : paths.entrySet()) {
            double[] there = other.paths.get(entry.getKey());
            double nanos = entry.getValue()[1] + (there == null ? 0 : there[1]);
            all += nanos;
            equal += there != null && sameCount(entry.getValue()[0], there[0]) ? nanos : 0;
        }
        for (Map.Entry<Long, double[]> entry : other.paths.entrySet()) {
            all += paths.containsKey(entry.getKey()) ? 0 : entry.getValue()[1];
        }
        return equal >= Limits.EQUAL_WORK * all;
    }

    private static boolean sameCount(double one, double other) {
        return Math.abs(one - other) <= Limits.EQUAL_COUNT * Math.max(one, other);
    }
}
