package dev.culprit.analyzer.findings;

import java.util.ArrayList;
import java.util.List;

/**
 * The rounds of one loop in the making. A round is its main wait and what lies between that and the main wait before; of the first round it
 * is what the others have there, as it is not known when a loop begins. Not thread safe.
 */
final class Rounds {

    /** Far more than a round takes: the loop was left and entered again. */
    private static final double INTERRUPTED = 10;

    private final RecordedJvm jvm;
    private final CallNode main;
    private final CallNode loop;
    private final List<RecordedWait> mains = new ArrayList<>();
    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> work = new ArrayList<>();
    private double besides;
    private double before;

    Rounds(RecordedJvm jvm, CallNode main, CallNode loop) {
        this.jvm = jvm;
        this.main = main;
        this.loop = loop;
    }

    int size() {
        return mains.size();
    }

    /** Another wait, in the same or the next round. */
    void besides(RecordedWait wait) {
        besides += Sequences.isStart(wait.call()) ? 0 : wait.nanos();
        if (mains.isEmpty() && before == 0) {
            before = wait.startNanos();
        }
    }

    void main(RecordedWait wait) {
        if (!mains.isEmpty()) {
            double gap = Math.max(0, wait.startNanos() - last().endNanos());
            gaps.add(gap);
            work.add(Math.max(0, gap - besides));
            besides = 0;
        } else if (before > 0) {
            before = Math.max(0, wait.startNanos() - before);
            besides = 0;
        }
        mains.add(wait);
    }

    private RecordedWait last() {
        return mains.get(mains.size() - 1);
    }

    boolean isInterruptedBefore(RecordedWait wait) {
        if (mains.isEmpty()) {
            return false;
        }
        double longest = mains.stream().mapToDouble(RecordedWait::nanos).max().orElse(0);
        double round =
                longest + gaps.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return wait.startNanos() - last().endNanos() > INTERRUPTED * round + besides;
    }

    /** The sequence, if it is one. */
    List<Sequence> toSequence() {
        if (mains.size() < Limits.SEQUENCE) {
            return List.of();
        }
        double firstGap = Math.max(median(gaps), before);
        List<Double> items = new ArrayList<>();
        List<Double> working = new ArrayList<>(work);
        working.add(0, median(work));
        for (int i = 0; i < mains.size(); i++) {
            if (Sequences.isStart(main)) {
                working.set(i, working.get(i) + mains.get(i).nanos());
            }
            items.add(mains.get(i).nanos() + (i == 0 ? firstGap : gaps.get(i - 1)));
        }
        Sequence sequence =
                new Sequence(jvm, main, loop, Math.max(0, mains.get(0).startNanos() - firstGap), items, working);
        boolean longEnough = sequence.nanos() >= Limits.SHORTEST_ITEM * items.size();
        return longEnough && sequence.waitShare() >= Limits.SEQUENCE_WAITS ? List.of(sequence) : List.of();
    }

    private static double median(List<Double> values) {
        return Medians.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
