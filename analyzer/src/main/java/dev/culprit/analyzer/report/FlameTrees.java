package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.flamegraph.FlameFrame;
import dev.culprit.flamegraph.FlameTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the page's tree of the model's: the widest children first, small calls summed where there are too many nodes, and
 * quantities in whole units.
 */
final class FlameTrees {

    private final boolean compared;
    private final int limit;

    /** @param compared whether the tree has two sides */
    FlameTrees(boolean compared) {
        this(compared, 1_000_000);
    }

    /** @param limit how many nodes the page shall get at most; each takes about eight bytes of the file */
    FlameTrees(boolean compared, int limit) {
        this.compared = compared;
        this.limit = limit;
    }

    FlameTree of(DiffTree tree) {
        OrderedRows rows = OrderedRows.of(tree, limit);
        Units time = Units.ofTime(tree);
        int callUnits = Units.perCall(tree);
        Units calls = new Units(1.0 / callUnits);
        return new FlameTree(
                compared,
                Math.round(time.size()),
                callUnits,
                frames(tree, rows.hasRest()),
                rows.parent(),
                rows.frame(tree, tree.frames().size()),
                rows.lines(tree.baselineLine()),
                rows.lines(tree.candidateLine()),
                calls.each(rows.sums(tree.baselineCalls())),
                calls.each(rows.sums(tree.candidateCalls())),
                time.running(rows.sums(tree.baselineSelf())),
                time.running(rows.sums(tree.candidateSelf())),
                rows.flags(tree.significant()));
    }

    /** The page draws tests, phases, tasks and waits like functions. */
    private static FlameFrame.Kind kind(DiffTree.Frame.Kind kind) {
        return switch (kind) {
            case THREAD_GROUP -> FlameFrame.Kind.THREAD_GROUP;
            case TRUNCATED -> FlameFrame.Kind.TRUNCATED;
            case METHOD, TEST, PHASE, TASK, WAIT, SAMPLED -> FlameFrame.Kind.METHOD;
        };
    }

    private static FlameFrame.State state(DiffTree.Frame.State state) {
        return state == DiffTree.Frame.State.UNKNOWN
                ? FlameFrame.State.UNCHANGED
                : FlameFrame.State.valueOf(state.name());
    }

    private static List<FlameFrame> frames(DiffTree tree, boolean rest) {
        List<FlameFrame> frames = new ArrayList<>();
        for (DiffTree.Frame frame : tree.frames()) {
            String file = frame.function().file();
            frames.add(new FlameFrame(
                    kind(frame.kind()),
                    state(frame.state()),
                    frame.function().className(),
                    frame.function().method(),
                    frame.function().descriptor(),
                    file == null ? "" : file,
                    Math.max(0, frame.function().line())));
        }
        if (rest) {
            frames.add(new FlameFrame(FlameFrame.Kind.REST, FlameFrame.State.UNCHANGED, "", "", "", "", 0));
        }
        return frames;
    }
}
