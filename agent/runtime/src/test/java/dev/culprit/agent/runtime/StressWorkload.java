package dev.culprit.agent.runtime;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Random nested calls, and two tallies of them: calls announced before they begin and calls known to have ended. One thread uses
 * one workload; any thread may read the tallies.
 */
final class StressWorkload implements Runnable {

    private static final int DEEPEST = 6;
    private static final int FUNCTIONS_PER_LEVEL = 3;
    private static final int LINES = 2;

    /** So that there are some ten thousand paths, and no limit is reached. */
    static final int FUNCTIONS = FUNCTIONS_PER_LEVEL * (DEEPEST + 1);

    final AtomicLongArray begun = new AtomicLongArray(FUNCTIONS + 1);
    final AtomicLongArray ended = new AtomicLongArray(FUNCTIONS + 1);
    private final Random random;
    private final int outermostCalls;

    StressWorkload(long seed, int outermostCalls) {
        this.random = new Random(seed);
        this.outermostCalls = outermostCalls;
    }

    @Override
    public void run() {
        for (int i = 0; i < outermostCalls; i++) {
            call(1);
        }
    }

    private void call(int depth) {
        int methodId = functionOf(depth);
        CallTreeNode node = begin(methodId);
        for (int calls = random.nextInt(3); calls > 0 && depth < DEEPEST; calls--) {
            node.line = random.nextInt(LINES);
            if (random.nextInt(20) == 0) {
                leave(node, depth);
            } else {
                call(depth + 1);
            }
        }
        Probe.exit(node);
        ended.getAndIncrement(methodId);
    }

    /** Two calls that an exception leaves without their probes noticing. */
    private void leave(CallTreeNode caller, int depth) {
        int outer = functionOf(depth + 1);
        int inner = functionOf(depth + 2);
        begin(outer).line = 3;
        begin(inner);
        Probe.resume(caller);
        ended.getAndIncrement(outer);
        ended.getAndIncrement(inner);
    }

    private int functionOf(int depth) {
        return (depth - 1) * FUNCTIONS_PER_LEVEL + random.nextInt(FUNCTIONS_PER_LEVEL) + 1;
    }

    /** The tally is a full fence: whoever sees the call in a snapshot then sees it announced. */
    private CallTreeNode begin(int methodId) {
        begun.getAndIncrement(methodId);
        return Probe.enter(methodId);
    }
}
