package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.analyzer.model.DiffTree.Quantity;
import dev.culprit.analyzer.model.NamedTree;
import dev.culprit.flamegraph.FlameFrame;
import dev.culprit.flamegraph.FlameTree;
import dev.culprit.flamegraph.FlameView;
import dev.culprit.flamegraph.PackedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Makes the page's trees of the model's: the widest children first, quantities in whole units, and the smallest calls summed where
 * the file would be too large.
 */
final class FlameTrees {

    /** What the trees of a page may take together; the page besides takes less than half a megabyte. */
    private static final long MOST_BYTES = 9_500_000;

    /** Aims a little below the limit: what is left out took less than what stays. */
    private static final double AIM = 0.95;

    private static final int FEWEST_NODES = 1_000;

    private final boolean compared;
    private final long mostBytes;

    /** @param compared whether the trees have two sides */
    FlameTrees(boolean compared) {
        this(compared, MOST_BYTES);
    }

    /** @param mostBytes what the trees may take together */
    FlameTrees(boolean compared, long mostBytes) {
        this.compared = compared;
        this.mostBytes = mostBytes;
    }

    /** That of the probes, then the others; all of them packed. */
    List<PackedTree> pack(DiffTree tree, List<NamedTree> others) {
        long each = mostBytes / (1 + others.size());
        List<PackedTree> packed = new ArrayList<>();
        packed.add(fitting(tree.size(), each, limit -> of(tree, limit)));
        for (NamedTree other : others) {
            packed.add(fitting(other.tree().size(), each, limit -> of(other, limit)));
        }
        return packed;
    }

    private interface Limited {
        FlameTree upTo(int limit);
    }

    private static PackedTree fitting(int size, long most, Limited tree) {
        int limit = size;
        while (true) {
            PackedTree packed = PackedTree.of(tree.upTo(limit));
            if (packed.bytes() <= most || limit <= FEWEST_NODES) {
                return packed;
            }
            limit = (int) Math.max(FEWEST_NODES, Math.min(limit, packed.size()) * AIM * most / packed.bytes());
        }
    }

    FlameTree of(DiffTree tree) {
        return of(tree, tree.size());
    }

    /** @param limit how many nodes the page shall get at most, beside what is significant */
    FlameTree of(DiffTree tree, int limit) {
        OrderedRows rows = OrderedRows.of(tree, limit);
        List<FlameView> views = new ArrayList<>();
        views.add(view("time", "Time", FlameView.Unit.NANOS, tree.baselineSelf(), tree.candidateSelf(), rows));
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

    private FlameTree of(NamedTree named, int limit) {
        DiffTree tree = named.tree();
        OrderedRows rows = OrderedRows.of(tree, limit);
        FlameView.Unit unit = unit(named.unit());
        FlameView view = view(named.name(), named.title(), unit, tree.baselineSelf(), tree.candidateSelf(), rows);
        return tree(tree, rows, List.of(view));
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
