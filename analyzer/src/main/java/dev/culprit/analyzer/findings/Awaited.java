package dev.culprit.analyzer.findings;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeSet;

/** How much of a sleep what it waits for needs, as far as that is recorded. */
final class Awaited {

    private final Suite suite;
    private final Map<RecordedJvm, TreeSet<Long>> endsOfTasks = new IdentityHashMap<>();

    Awaited(Suite suite) {
        this.suite = suite;
        for (RecordedJvm jvm : suite.fork().jvms()) {
            TreeSet<Long> ends = new TreeSet<>();
            jvm.waits().stream()
                    .filter(wait -> !TestPath.isAwaited(wait.call()))
                    .forEach(wait -> ends.add(wait.endNanos()));
            endsOfTasks.put(jvm, ends);
        }
    }

    /**
     * Nanoseconds from the begin of a sleep until the latest task that was handed to another thread had waited, or the CPU time that
     * the process used meanwhile, whichever is more; at most the sleep.
     */
    double within(RecordedJvm jvm, RecordedWait sleep) {
        Long end = endsOfTasks.getOrDefault(jvm, new TreeSet<>()).lower(sleep.endNanos());
        double task = end == null ? 0 : Math.max(0, end - sleep.startNanos());
        double cpu = suite.load(jvm).processCpuWithin(sleep.startNanos(), sleep.endNanos());
        double work = cpu >= Limits.AWAITED_WORK * sleep.nanos() ? cpu : 0;
        return Math.min(sleep.nanos(), Math.max(task, work));
    }
}
