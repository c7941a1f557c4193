package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.Period;
import dev.culprit.analyzer.model.Period.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The times in which each lane of a run was busy: a lane is a thread that ran tests, or a JVM of which it is not known that it ran tests.
 * Tests within tests of one thread count once.
 */
final class Lanes {

    private final Map<Lane, List<Period>> busy = new LinkedHashMap<>();

    private record Lane(int jvm, String thread, int nameless) {}

    static Lanes of(List<Period> periods) {
        Lanes lanes = new Lanes();
        int nameless = 0;
        for (Period period : periods) {
            if (period.kind() != Kind.STARTING) {
                boolean named = !period.thread().isEmpty();
                Lane lane = new Lane(period.jvm(), period.thread(), named ? 0 : ++nameless);
                lanes.busy.computeIfAbsent(lane, key -> new ArrayList<>()).add(period);
            }
        }
        return lanes;
    }

    int size() {
        return busy.size();
    }

    /** From the start of each busy time to its end, in nanoseconds since the command was started; of one lane they do not overlap. */
    List<long[]> times() {
        List<long[]> times = new ArrayList<>();
        busy.values().forEach(periods -> times.addAll(union(periods)));
        return times;
    }

    private static List<long[]> union(List<Period> periods) {
        List<long[]> joined = new ArrayList<>();
        long[] last = null;
        for (Period period : periods.stream()
                .sorted(Comparator.comparingLong(Period::startNanos))
                .toList()) {
            if (last != null && period.startNanos() <= last[1]) {
                last[1] = Math.max(last[1], period.endNanos());
            } else {
                last = new long[] {period.startNanos(), period.endNanos()};
                joined.add(last);
            }
        }
        return joined;
    }
}
