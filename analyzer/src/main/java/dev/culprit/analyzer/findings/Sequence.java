package dev.culprit.analyzer.findings;

import java.util.List;
import java.util.stream.Stream;

/**
 * Items that one thread worked off one after the other, waiting for most of the time.
 *
 * @param jvm where
 * @param main the wait of each item that takes most of it, in the call tree
 * @param loop the call in the loop that leads to {@code main}; its line is where the items come from
 * @param startNanos when the first began, from the start of the recording
 * @param items of each the elapsed nanoseconds, with what it waits for besides and its work
 * @param workNanos of each the nanoseconds that it did not wait
 */
record Sequence(
        RecordedJvm jvm, CallNode main, CallNode loop, double startNanos, List<Double> items, List<Double> workNanos) {

    Sequence {
        items = List.copyOf(items);
        workNanos = List.copyOf(workNanos);
    }

    /** Everything that waits in the loop that the items come from. */
    Stream<CallNode> waitsOfItems() {
        CallNode around = loop.parent();
        return around == null
                ? Stream.of(main)
                : around.children().stream()
                        .filter(call -> call.count() >= Limits.SEQUENCE * around.count())
                        .flatMap(CallNode::all)
                        .filter(node -> node.frame().isWait());
    }

    double nanos() {
        return items.stream().mapToDouble(Double::doubleValue).sum();
    }

    double longest() {
        return items.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    double waitShare() {
        double work = workNanos.stream().mapToDouble(Double::doubleValue).sum();
        return 1 - work / Math.max(1, nanos());
    }

    /**
     * How long they would take if the thread began all of them before it waits for the first, in nanoseconds. Its own work is done one after
     * the other as before. What the processes that it waits for use (what all others on the machine use more than they always do) is shared
     * among the processors and done after {@code max(all / processors, most of one item)}, the bound that Graham gives (Bounds on
     * multiprocessing timing anomalies, 1969). The rest of an item is the same however many go on, and the longest follows.
     */
    double overlappedNanos(Load load) {
        double end = startNanos + nanos();
        double others = load.otherCpu(startNanos, end) / Math.max(1, nanos());
        double own = 0;
        double all = 0;
        double most = 0;
        double rest = 0;
        for (int i = 0; i < items.size(); i++) {
            double waited = items.get(i) - workNanos.get(i);
            double cpu = Math.min(waited, others * items.get(i));
            own += workNanos.get(i);
            all += cpu;
            most = Math.max(most, cpu);
            rest = Math.max(rest, waited - cpu);
        }
        double processors = Math.max(1, jvm.processors() - load.quietRate(startNanos, end));
        return Math.min(nanos(), Math.max(longest(), own + Math.max(all / processors, most) + rest));
    }
}
