package dev.culprit.analyzer.samples;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stacks of one event as a tree, in columns: a node is a path of frames from the outermost. Node 0 is the root, which has no frame; a
 * parent has a smaller number than its children. Immutable.
 */
public final class SampleTree {

    /** What {@link #matches} gives for a node that the other tree does not have. */
    public static final int NO_NODE = -1;

    private final SampledEvent event;
    private final TreeShape shape;
    private final List<SampleFrame> frames;
    private final int[] parents;
    private final int[] frameOfNode;
    private final int[] lines;
    private final long[] samples;
    private final long[] weights;
    private final SampleQuality quality;

    /** All columns belong to the tree from now on; {@code lines} is empty when the shape has none. */
    SampleTree(
            SampledEvent event,
            TreeShape shape,
            List<SampleFrame> frames,
            int[] parents,
            int[] frameOfNode,
            int[] lines,
            long[] samples,
            long[] weights,
            SampleQuality quality) {
        this.event = event;
        this.shape = shape;
        this.frames = frames;
        this.parents = parents;
        this.frameOfNode = frameOfNode;
        this.lines = lines;
        this.samples = samples;
        this.weights = weights;
        this.quality = quality;
    }

    public SampledEvent event() {
        return event;
    }

    public TreeShape shape() {
        return shape;
    }

    /** The frames that {@link #frame} refers to, by normalized name; without descriptors unless the shape has them. */
    public List<SampleFrame> frames() {
        return frames;
    }

    /** Number of nodes, the root among them. */
    public int size() {
        return parents.length;
    }

    /** The node of the caller; {@link #NO_NODE} of the root. */
    public int parent(int node) {
        return parents[node];
    }

    /** Position in {@link #frames}; -1 of the root. */
    public int frame(int node) {
        return frameOfNode[node];
    }

    /** Line that was being executed in the node's frame; 0 when it is unknown or the shape has no lines. */
    public int line(int node) {
        return lines.length == 0 ? 0 : lines[node];
    }

    /** Samples whose innermost frame the node is. */
    public long samples(int node) {
        return samples[node];
    }

    /** What they carry, in the event's unit. */
    public long weight(int node) {
        return weights[node];
    }

    /** Samples that are in no node, or in one that is not where it belongs. */
    public SampleQuality quality() {
        return quality;
    }

    /** Samples of each node and all below it. */
    public long[] totalSamples() {
        return totals(samples);
    }

    /** Weight of each node and all below it. */
    public long[] totalWeights() {
        return totals(weights);
    }

    private long[] totals(long[] selves) {
        long[] totals = selves.clone();
        for (int node = totals.length - 1; node > 0; node--) {
            totals[parents[node]] += totals[node];
        }
        return totals;
    }

    /**
     * The node of {@code other} with the same path, for each node of this tree; {@link #NO_NODE} where it has none.
     *
     * @throws IllegalArgumentException if the trees have different shapes
     */
    public int[] matches(SampleTree other) {
        if (!shape.equals(other.shape)) {
            throw new IllegalArgumentException("trees of different shapes: " + shape + ", " + other.shape);
        }
        int[] otherFrames = matchingFrames(other);
        Places places = new Places();
        int[] otherPlaces = shape.lines() ? new int[other.size()] : other.frameOfNode;
        Children children = new Children(other.size());
        for (int node = 1; node < otherPlaces.length; node++) {
            if (shape.lines()) {
                otherPlaces[node] = places.place(other.frame(node), other.line(node));
            }
            children.add(other.parent(node), otherPlaces[node], node);
        }
        int[] matches = new int[size()];
        Arrays.fill(matches, NO_NODE);
        matches[0] = 0;
        for (int node = 1; node < matches.length; node++) {
            int parent = matches[parents[node]];
            int frame = otherFrames[frameOfNode[node]];
            if (parent != NO_NODE && frame >= 0) {
                int place = shape.lines() ? places.place(frame, line(node)) : frame;
                int child = children.find(parent, place, otherPlaces);
                matches[node] = child == Children.NONE ? NO_NODE : child;
            }
        }
        return matches;
    }

    /** Hands the tree on, as one event with the number 0: the path of each node that has samples is a stack. */
    public void accept(SampleVisitor visitor) {
        new TreeWalk(this, visitor).run();
    }

    private int[] matchingFrames(SampleTree other) {
        Map<String, Integer> byKey = new HashMap<>();
        for (int frame = 0; frame < other.frames.size(); frame++) {
            byKey.put(key(other.frames.get(frame)), frame);
        }
        int[] matching = new int[frames.size()];
        for (int frame = 0; frame < matching.length; frame++) {
            matching[frame] = byKey.getOrDefault(key(frames.get(frame)), -1);
        }
        return matching;
    }

    /** What frames are the same by: their kind is left out, as most formats do not tell it. */
    static String key(SampleFrame frame) {
        return frame.name() + frame.descriptor();
    }
}
