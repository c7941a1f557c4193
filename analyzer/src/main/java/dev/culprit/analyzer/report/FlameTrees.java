package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.analyzer.model.DiffTree.Quantity;
import dev.culprit.flamegraph.FlameFrame;
import dev.culprit.flamegraph.FlameTree;
import dev.culprit.flamegraph.FlameView;
import dev.culprit.flamegraph.Html;
import dev.culprit.flamegraph.PackedTree;
import dev.culprit.flamegraph.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Makes the page's tree of the model's: the widest children first, quantities in whole units, and the smallest calls summed where
 * the file would be too large.
 */
final class FlameTrees {

    /** What the tree of a page may take; the page besides takes less than a megabyte, most of it timelines of both sides. */
    private static final long MOST_BYTES = 9_000_000;

    /** Aims a little below the limit: what is left out took less than what stays. */
    private static final double AIM = 0.95;

    private static final int FEWEST_NODES = 1_000;

    private final boolean compared;
    private final long mostBytes;

    /** @param compared whether the trees have two sides */
    FlameTrees(boolean compared) {
        this(compared, MOST_BYTES);
    }

    /** @param mostBytes what the tree may take */
    FlameTrees(boolean compared, long mostBytes) {
        this.compared = compared;
        this.mostBytes = mostBytes;
    }

    /**
     * A tree that fits a page.
     *
     * @param tree packed
     * @param nodes how many it had before the smallest were summed
     * @param rest how much of the candidate's own time is in sums, as a share
     */
    record Packed(PackedTree tree, int nodes, double rest) {

        /** Says what was summed; empty when nothing was. */
        Html pruned(Amounts amounts) {
            return rest < 0
                    ? Html.EMPTY
                    : Template.of("pruned")
                            .text("nodes", amounts.count(nodes))
                            .text("left", amounts.count(tree.size()))
                            .text("share", amounts.share(rest))
                            .fill();
        }
    }

    /** Packs {@code tree} with as many of its nodes as fit; what is significant stays, even if it alone is too much. */
    Packed pack(DiffTree tree) {
        int limit = tree.size();
        while (true) {
            OrderedRows rows = OrderedRows.of(tree, limit);
            PackedTree packed = PackedTree.of(of(tree, rows));
            if (packed.bytes() <= mostBytes || limit <= FEWEST_NODES) {
                return new Packed(packed, tree.size(), rows.hasRest() ? rows.restShare(tree.candidateSelf()) : -1);
            }
            limit = (int) Math.max(FEWEST_NODES, Math.min(limit, packed.size()) * AIM * mostBytes / packed.bytes());
        }
    }

    FlameTree of(DiffTree tree) {
        return of(tree, tree.size());
    }

    /** @param limit how many nodes the page shall get at most, beside what is significant */
    FlameTree of(DiffTree tree, int limit) {
        return of(tree, OrderedRows.of(tree, limit));
    }

    private FlameTree of(DiffTree tree, OrderedRows rows) {
        List<FlameView> views = new ArrayList<>();
        views.add(view(
                tree.measure().name(),
                tree.measure().title(),
                unit(tree.measure().unit()),
                tree.baselineSelf(),
                tree.candidateSelf(),
                rows));
        if (hasCalls(tree)) {
            views.add(calls(tree, rows));
        }
        for (Quantity other : tree.others()) {
            views.add(view(other.name(), other.title(), unit(other.unit()), other.baseline(), other.candidate(), rows));
        }
        if (tree.frames().stream().anyMatch(frame -> frame.kind() == Frame.Kind.WAIT)) {
            views.add(view(
                    "wait",
                    "Waiting",
                    FlameView.Unit.NANOS,
                    waits(tree, tree.baselineSelf()),
                    waits(tree, tree.candidateSelf()),
                    rows));
        }
        return tree(tree, rows, views);
    }

    private FlameTree tree(DiffTree tree, OrderedRows rows, List<FlameView> views) {
        return new FlameTree(
                compared,
                frames(tree, rows.hasRest()),
                rows.parent(),
                rows.frame(tree, tree.frames().size()),
                rows.lines(tree.baselineLine()),
                rows.lines(tree.candidateLine()),
                rows.flags(tree.significant()),
                views);
    }

    private static FlameView view(
            String name, String title, FlameView.Unit unit, double[] baseline, double[] candidate, OrderedRows rows) {
        Units units = Units.of(baseline, candidate);
        return new FlameView(
                name,
                title,
                unit,
                Math.round(units.size()),
                1,
                units.running(rows.sums(baseline)),
                units.running(rows.sums(candidate)));
    }

    private static boolean hasCalls(DiffTree tree) {
        return DoubleStream.concat(Arrays.stream(tree.baselineCalls()), Arrays.stream(tree.candidateCalls()))
                .anyMatch(calls -> calls > 0);
    }

    private static FlameView calls(DiffTree tree, OrderedRows rows) {
        int perCall = Units.perCall(tree);
        Units units = new Units(1.0 / perCall);
        return new FlameView(
                "calls",
                "Calls",
                FlameView.Unit.CALLS,
                1,
                perCall,
                units.each(rows.sums(tree.baselineCalls())),
                units.each(rows.sums(tree.candidateCalls())));
    }

    private static FlameView.Unit unit(Quantity.Unit unit) {
        return FlameView.Unit.valueOf(unit.name());
    }

    private static double[] waits(DiffTree tree, double[] self) {
        double[] waits = new double[self.length];
        for (int row = 1; row < waits.length; row++) {
            boolean isWait = tree.frames().get(tree.frame()[row]).kind() == Frame.Kind.WAIT;
            waits[row] = isWait ? self[row] : 0;
        }
        return waits;
    }

    private static FlameFrame.Kind kind(Frame.Kind kind) {
        return FlameFrame.Kind.valueOf(kind.name());
    }

    private static List<FlameFrame> frames(DiffTree tree, boolean rest) {
        List<FlameFrame> frames = new ArrayList<>();
        for (Frame frame : tree.frames()) {
            String file = frame.function().file();
            frames.add(new FlameFrame(
                    kind(frame.kind()),
                    FlameFrame.State.valueOf(frame.state().name()),
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
