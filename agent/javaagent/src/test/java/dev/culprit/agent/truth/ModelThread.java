package dev.culprit.agent.truth;

import dev.culprit.agent.testing.TestClock;
import dev.culprit.profile.InstrumentationPlan.Timing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one thread of the program does, by definition rather than by recording: calls nest, time passes where the program says.
 * Shares no idea with the runtime: no cursor that may go wrong, no histograms, no limits. Not thread safe.
 */
final class ModelThread {

    private static final int MOST_CALLS = 30_000;
    private static final long SHORTEST_WAIT_NANOS = 1_000_000;

    /** No function without a probe is between the open call and here. */
    private static final int NONE = -1;

    private final TruthTimings timings;
    private final TruthTree tree = new TruthTree();
    private final TruthLatencies latencies = new TruthLatencies();
    private final Set<Function> initialised = new HashSet<>();
    private final List<String> waits = new ArrayList<>();
    private TruthTree.Node open = tree.root;
    private long now = TestClock.START;
    private int calls;

    /** Line from which the open call has called a function without a probe, which is there now, or {@link #NONE}. */
    private int lineOfUnprobed = NONE;

    ModelThread(TruthTimings timings) {
        this.timings = timings;
    }

    void advance(long nanos) {
        now += nanos;
    }

    long now() {
        return now;
    }

    int calls() {
        return calls;
    }

    /** The outermost call, from code that catches what the program throws. */
    void outermost(Function root, int fuel, int n) {
        try {
            call(root, 0, fuel, n);
        } catch (Thrown thrown) {
            // Every level may catch, also none.
        }
    }

    /** Calls that function from the given line of the open call. */
    int call(Function function, int line, int fuel, int n) {
        if (++calls > MOST_CALLS) {
            throw new TooManyCalls();
        }
        int lineBefore = lineOfUnprobed;
        Timing timing = function.wait && lineBefore != NONE ? Timing.OFF : timings.of(function);
        int callLine = lineBefore == NONE ? line : lineBefore;
        if (timing == Timing.OFF) {
            lineOfUnprobed = callLine;
        } else {
            lineOfUnprobed = NONE;
            open(function, callLine, timing);
        }
        TruthTree.Node callee = open;
        try {
            int result = function.body.run(this, fuel, n);
            leave(callee, timing, lineBefore);
            return result;
        } catch (Thrown thrown) {
            leave(callee, timing, lineBefore);
            throw thrown;
        }
    }

    private void open(Function function, int line, Timing timing) {
        TruthTree.Node callee = open.child(function, open == tree.root ? 0 : line, timing);
        callee.count++;
        callee.openSince = now;
        callee.inCalleesBefore = callee.inCallees;
        open = callee;
    }

    private void leave(TruthTree.Node callee, Timing timing, int lineBefore) {
        if (timing != Timing.OFF) {
            close(callee);
        }
        lineOfUnprobed = lineBefore;
    }

    /** The static initialiser, if it has not run: every initialiser is reached by one thread only. */
    void initialise(Function initializer, int line) {
        if (initialised.add(initializer)) {
            call(initializer, line, 2, 5);
        }
    }

    private void close(TruthTree.Node node) {
        long total = node.totalOfOpenCall(now);
        node.add(total);
        if (node.timing != Timing.COUNTED) {
            long self = total - (node.inCallees - node.inCalleesBefore);
            latencies.add(node, total, self);
            if (node.function.wait && self >= SHORTEST_WAIT_NANOS) {
                waits.add(node.path() + " " + (node.openSince - TestClock.START) + "+" + total);
            }
        }
        open = node.parent;
    }

    /** Those of some length: path, start and duration. */
    List<String> waits() {
        return waits;
    }

    void addTo(Map<String, TruthTree.Row> rows, TruthLatencies all) {
        tree.addTo(rows);
        all.addAll(latencies);
    }

    /** The profile is written at that time: what is open counts up to it. */
    void writtenAt(long time) {
        for (TruthTree.Node node = open; node != tree.root; node = node.parent) {
            node.add(node.totalOfOpenCall(time));
        }
    }
}
