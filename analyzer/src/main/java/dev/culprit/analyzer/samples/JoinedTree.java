package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.DiffTree;
import dev.culprit.analyzer.model.DiffTree.Frame;
import dev.culprit.analyzer.model.DiffTree.Quantity;
import dev.culprit.analyzer.model.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree that reports show, with what samples saw below its calls. A call's own time is shared out over the samples in it, so the joined tree
 * has the same total; sampled frames have no calls, as nobody counted them. Not thread safe.
 */
final class JoinedTree {

    private static final int[] NO_ROWS = {};

    private final DiffTree tree;
    private final SampledUnion union;
    private final boolean @Nullable [] sampledSignificant;
    private final List<SampledQuantity> quantities;
    private final int[] ownCode;
    private final int[][] sampledRoots;
    private final int[][] sampledChildren;
    private final int[][] children;
    private final double[] baselineShare;
    private final double[] candidateShare;
    private final int sampledFrames;

    private final int[] parent;
    private final int[] frame;
    private final int[] baselineLine;
    private final int[] candidateLine;
    private final double[] baselineCalls;
    private final double[] candidateCalls;
    private final double[] baselineSelf;
    private final double[] candidateSelf;
    private final boolean[] significant;
    /** For each row the row of the tree, -1 for a sampled one; and the row of the union, -1 where there is none. */
    private final int[] callOf;

    private final int[] sampleOf;
    private int size;

    private JoinedTree(
            DiffTree tree,
            SampledUnion union,
            boolean @Nullable [] sampledSignificant,
            List<SampledQuantity> quantities) {
        this.quantities = quantities;
        this.sampledSignificant = sampledSignificant;
        this.tree = tree;
        this.union = union;
        this.children = below(tree.parent(), tree.size());
        this.ownCode = ownCode();
        this.sampledRoots = roots();
        this.sampledChildren = below(union.parent(), union.size());
        this.baselineShare = shares(union.baseline());
        this.candidateShare = shares(union.candidate());
        this.sampledFrames = tree.frames().size();
        int capacity = tree.size() + union.size();
        this.parent = new int[capacity];
        this.frame = new int[capacity];
        this.baselineLine = new int[capacity];
        this.candidateLine = new int[capacity];
        this.baselineCalls = new double[capacity];
        this.candidateCalls = new double[capacity];
        this.baselineSelf = new double[capacity];
        this.candidateSelf = new double[capacity];
        this.significant = new boolean[capacity];
        this.callOf = new int[capacity];
        this.sampleOf = new int[capacity];
    }

    /** Joins them; anchors of the samples are rows of {@code tree}. */
    static DiffTree of(DiffTree tree, SampledPair samples) {
        return new JoinedTree(tree, samples.union(), null, samples.quantities()).join();
    }

    /** The same, where the samples themselves say what changed. */
    static DiffTree of(DiffTree tree, SampledUnion union, boolean[] significant, List<SampledQuantity> quantities) {
        return new JoinedTree(tree, union, significant, quantities).join();
    }

    /** A row that is still to be added: of the tree, or of the union when {@code sampled}. */
    private record Pending(int row, int above, boolean sampled) {}

    private DiffTree join() {
        // A stack of its own, not recursion: a path may be as deep as the limits allow.
        List<Pending> open = new ArrayList<>(List.of(new Pending(0, -1, false)));
        while (!open.isEmpty()) {
            Pending next = open.remove(open.size() - 1);
            int row = size++;
            parent[row] = next.above;
            if (next.sampled) {
                addSampled(row, next.row);
                push(open, sampledChildren[next.row], row, true);
            } else {
                addCall(row, next.row);
                push(open, children[next.row], row, false);
                push(open, sampledRoots[next.row], row, true);
            }
        }
        return toTree();
    }

    private static void push(List<Pending> open, int[] rows, int above, boolean sampled) {
        for (int i = rows.length - 1; i >= 0; i--) {
            open.add(new Pending(rows[i], above, sampled));
        }
    }

    private void addCall(int row, int original) {
        frame[row] = tree.frame()[original];
        baselineLine[row] = tree.baselineLine()[original];
        candidateLine[row] = tree.candidateLine()[original];
        baselineCalls[row] = tree.baselineCalls()[original];
        candidateCalls[row] = tree.candidateCalls()[original];
        significant[row] = tree.significant()[original];
        baselineSelf[row] = tree.baselineSelf()[original];
        candidateSelf[row] = tree.candidateSelf()[original];
        int own = ownCode[original];
        callOf[row] = original;
        sampleOf[row] = own;
        if (own >= 0) {
            baselineSelf[row] *= baselineShare[own];
            candidateSelf[row] *= candidateShare[own];
        }
    }

    private void addSampled(int row, int sampled) {
        int anchor = union.anchor()[sampled];
        callOf[row] = -1;
        sampleOf[row] = sampled;
        frame[row] = sampledFrames + union.frame()[sampled];
        baselineLine[row] = union.baselineLine()[sampled];
        candidateLine[row] = union.candidateLine()[sampled];
        baselineSelf[row] = tree.baselineSelf()[anchor] * baselineShare[sampled];
        candidateSelf[row] = tree.candidateSelf()[anchor] * candidateShare[sampled];
        // Below a call whose own time was tested, samples only say where it is spent.
        significant[row] = sampledSignificant == null ? tree.significant()[anchor] : sampledSignificant[sampled];
    }

    /** Rows of frames directly below each call. */
    private int[][] roots() {
        int[] above = new int[union.size()];
        for (int row = 0; row < above.length; row++) {
            above[row] = union.frame()[row] >= 0 && union.parent()[row] < 0 ? union.anchor()[row] : -1;
        }
        return below(above, tree.size());
    }

    /** For each call the row of its own code, -1 where nothing was sampled. */
    private int[] ownCode() {
        int[] rows = new int[tree.size()];
        Arrays.fill(rows, -1);
        for (int row = 0; row < union.size(); row++) {
            if (union.frame()[row] < 0) {
                rows[union.anchor()[row]] = row;
            }
        }
        return rows;
    }

    private static int[][] below(int[] parents, int parentRows) {
        int[] counts = new int[parentRows];
        for (int above : parents) {
            if (above >= 0) {
                counts[above]++;
            }
        }
        int[][] rows = new int[parentRows][];
        for (int row = 0; row < parentRows; row++) {
            rows[row] = counts[row] == 0 ? NO_ROWS : new int[counts[row]];
        }
        for (int row = parents.length - 1; row >= 0; row--) {
            if (parents[row] >= 0) {
                rows[parents[row]][--counts[parents[row]]] = row;
            }
        }
        return rows;
    }

    /** For each row its part of what its anchor took, over all forks. */
    private double[] shares(double[][] forks) {
        double[] sums = new double[union.size()];
        double[] ofAnchor = new double[tree.size()];
        for (double[] fork : forks) {
            for (int row = 0; row < sums.length; row++) {
                sums[row] += fork[row];
                ofAnchor[union.anchor()[row]] += fork[row];
            }
        }
        for (int row = 0; row < sums.length; row++) {
            double all = ofAnchor[union.anchor()[row]];
            // Of a call without time nothing is shared out, and its own code gets it.
            sums[row] = all > 0 ? sums[row] / all : union.frame()[row] < 0 ? 1 : 0;
        }
        return sums;
    }

    private DiffTree toTree() {
        List<Frame> frames = new ArrayList<>(tree.frames());
        for (Function function : union.frames()) {
            frames.add(new Frame(Frame.Kind.SAMPLED, function, Frame.State.UNKNOWN));
        }
        return new DiffTree(
                frames,
                Arrays.copyOf(parent, size),
                Arrays.copyOf(frame, size),
                Arrays.copyOf(baselineLine, size),
                Arrays.copyOf(candidateLine, size),
                Arrays.copyOf(baselineCalls, size),
                Arrays.copyOf(candidateCalls, size),
                Arrays.copyOf(baselineSelf, size),
                Arrays.copyOf(candidateSelf, size),
                Arrays.copyOf(significant, size),
                others(),
                tree.measure());
    }

    private List<Quantity> others() {
        List<Quantity> all = new ArrayList<>();
        for (Quantity measured : tree.others()) {
            all.add(new Quantity(
                    measured.name(),
                    measured.title(),
                    measured.unit(),
                    placed(measured.baseline(), callOf),
                    placed(measured.candidate(), callOf)));
        }
        for (SampledQuantity sampled : quantities) {
            all.add(new Quantity(
                    sampled.name(),
                    sampled.title(),
                    sampled.unit(),
                    placed(sampled.baseline(), sampleOf),
                    placed(sampled.candidate(), sampleOf)));
        }
        return all;
    }

    private double[] placed(double[] column, int[] origin) {
        double[] values = new double[size];
        for (int row = 0; row < size; row++) {
            values[row] = origin[row] < 0 ? 0 : column[origin[row]];
        }
        return values;
    }
}
