package dev.culprit.analyzer.formats.collapsed;

import dev.culprit.analyzer.formats.input.FrameNames;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleUnit;
import java.io.IOException;
import java.util.Arrays;

/** Writes two trees as one file with two counts a line, baseline first: what {@code flamegraph.pl} draws as a difference. */
public final class TwoColumns {

    private TwoColumns() {}

    /** Stacks that either side has, those of the candidate first. Stacks of the baseline alone are there too, with 0 for the candidate. */
    public static void write(SampleTree baseline, SampleTree candidate, Appendable out, boolean withLines)
            throws IOException {
        int[] matches = candidate.matches(baseline);
        boolean[] matched = new boolean[baseline.size()];
        for (int node = 1; node < candidate.size(); node++) {
            int match = matches[node];
            long before = match == SampleTree.NO_NODE ? 0 : amount(baseline, match);
            if (match != SampleTree.NO_NODE) {
                matched[match] = true;
            }
            line(candidate, node, before, amount(candidate, node), out, withLines);
        }
        for (int node = 1; node < baseline.size(); node++) {
            if (!matched[node]) {
                line(baseline, node, amount(baseline, node), 0, out, withLines);
            }
        }
    }

    private static long amount(SampleTree tree, int node) {
        return tree.event().unit() == SampleUnit.SAMPLES ? tree.samples(node) : tree.weight(node);
    }

    private static void line(
            SampleTree tree, int node, long baseline, long candidate, Appendable out, boolean withLines)
            throws IOException {
        if (baseline == 0 && candidate == 0) {
            return;
        }
        StringBuilder stack = new StringBuilder();
        path(tree, node, withLines, stack);
        out.append(stack)
                .append(' ')
                .append(Long.toString(baseline))
                .append(' ')
                .append(Long.toString(candidate))
                .append('\n');
    }

    private static void path(SampleTree tree, int node, boolean withLines, StringBuilder to) {
        int[] nodes = new int[16];
        int depth = 0;
        for (int at = node; at > 0; at = tree.parent(at)) {
            nodes = depth == nodes.length ? Arrays.copyOf(nodes, 2 * depth) : nodes;
            nodes[depth++] = at;
        }
        while (--depth >= 0) {
            SampleFrame frame = tree.frames().get(tree.frame(nodes[depth]));
            to.append(to.isEmpty() ? "" : ";").append(FrameNames.of(frame));
            int line = tree.line(nodes[depth]);
            if (withLines && line > 0 && frame.type() == FrameType.JAVA) {
                to.append(':').append(line);
            }
            to.append(FrameNames.suffix(frame.type()));
        }
    }
}
