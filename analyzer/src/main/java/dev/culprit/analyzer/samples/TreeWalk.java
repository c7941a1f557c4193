package dev.culprit.analyzer.samples;

import java.util.HashMap;
import java.util.Map;

/** Describes a tree to a visitor. Where the shape has threads, the outermost frames become threads again. */
final class TreeWalk {

    private static final int UNKNOWN = -1;

    private final SampleTree tree;
    private final SampleVisitor visitor;
    private final int[] depths;
    private final int[] frames;
    private final int[] lines;
    private final Map<Integer, Integer> threads = new HashMap<>();
    private int stacks;

    TreeWalk(SampleTree tree, SampleVisitor visitor) {
        this.tree = tree;
        this.visitor = visitor;
        this.depths = new int[tree.size()];
        int deepest = 0;
        for (int node = 1; node < depths.length; node++) {
            depths[node] = depths[tree.parent(node)] + 1;
            deepest = Math.max(deepest, depths[node]);
        }
        this.frames = new int[deepest];
        this.lines = new int[deepest];
    }

    void run() {
        visitor.event(0, tree.event());
        for (int frame = 0; frame < tree.frames().size(); frame++) {
            visitor.frame(frame, tree.frames().get(frame));
        }
        for (int node = 0; node < tree.size(); node++) {
            if (tree.samples(node) > 0 || tree.weight(node) > 0) {
                describe(node);
            }
        }
        SampleQuality quality = tree.quality();
        if (quality.withoutStack() > 0) {
            visitor.sample(0, UNKNOWN, UNKNOWN, UNKNOWN, quality.withoutStack(), quality.withoutStackWeight());
        }
    }

    private void describe(int node) {
        int depth = depths[node];
        int at = node;
        for (int i = depth - 1; i >= 0; i--) {
            frames[i] = tree.frame(at);
            lines[i] = tree.line(at);
            at = tree.parent(at);
        }
        int thread = UNKNOWN;
        if (tree.shape().threads() && depth > 0 && isThread(frames[0])) {
            thread = threads.computeIfAbsent(frames[0], this::describeThread);
            System.arraycopy(frames, 1, frames, 0, depth - 1);
            System.arraycopy(lines, 1, lines, 0, depth - 1);
            depth--;
        }
        int stack = UNKNOWN;
        if (depth > 0) {
            stack = stacks++;
            visitor.stack(stack, frames, lines, depth, false);
        }
        visitor.sample(0, stack, thread, UNKNOWN, Math.max(1, tree.samples(node)), tree.weight(node));
    }

    private boolean isThread(int frame) {
        return tree.frames().get(frame).type() == FrameType.THREAD;
    }

    private int describeThread(int frame) {
        int thread = threads.size();
        visitor.thread(thread, tree.frames().get(frame).threadName());
        return thread;
    }
}
