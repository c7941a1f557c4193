package dev.culprit.analyzer.formats.collapsed;

import dev.culprit.analyzer.formats.input.FrameNames;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleTree;
import dev.culprit.analyzer.samples.SampleUnit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes two trees as one file with two counts a line, baseline first: what {@code flamegraph.pl} draws as a difference. */
public final class TwoColumns {

    private final SampleTree baseline;
    private final SampleTree candidate;
    private final boolean withLines;

    private TwoColumns(SampleTree baseline, SampleTree candidate, boolean withLines) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.withLines = withLines;
    }

    /**
     * Writes stacks that either side has, those of the candidate first. Stacks of the baseline alone are there too, with 0 for the
     * candidate. The output is not closed.
     */
    public static void write(SampleTree baseline, SampleTree candidate, OutputStream out, boolean withLines)
            throws IOException {
        new TwoColumns(baseline, candidate, withLines).write(out);
    }

    private void write(OutputStream out) throws IOException {
        int[] matches = candidate.matches(baseline);
        boolean[] matched = new boolean[baseline.size()];
        PathLines lines = lines(candidate, out);
        for (int node = 1; node < matches.length; node++) {
            int match = matches[node];
            if (match != SampleTree.NO_NODE) {
                matched[match] = true;
            }
            long before = match == SampleTree.NO_NODE ? 0 : amount(baseline, match);
            lines.write(node, before, amount(candidate, node));
        }
        lines.flush();
        PathLines gone = lines(baseline, out);
        for (int node = 1; node < matched.length; node++) {
            if (!matched[node]) {
                gone.write(node, amount(baseline, node), 0);
            }
        }
        gone.flush();
    }

    private PathLines lines(SampleTree tree, OutputStream out) {
        return new PathLines(
                tree, tree.frames().stream().map(TwoColumns::bytes).toArray(byte[][]::new), withLines, out);
    }

    private static byte[] bytes(SampleFrame frame) {
        return FrameNames.of(frame).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] suffix(FrameType type) {
        return FrameNames.suffix(type).getBytes(StandardCharsets.US_ASCII);
    }

    private static long amount(SampleTree tree, int node) {
        return tree.event().unit() == SampleUnit.SAMPLES ? tree.samples(node) : tree.weight(node);
    }
}
