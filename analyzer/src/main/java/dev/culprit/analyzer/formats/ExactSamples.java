package dev.culprit.analyzer.formats;

import dev.culprit.analyzer.formats.input.Numbering;
import dev.culprit.analyzer.samples.FrameType;
import dev.culprit.analyzer.samples.SampleFrame;
import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.analyzer.samples.SampledEvent;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.Profile;
import java.util.Arrays;

/**
 * The exact call tree of a profile as if it had been sampled: one event "time" in nanoseconds, of which each row is as many samples as it has
 * calls, weighing its own time.
 */
public final class ExactSamples {

    private static final SampledEvent TIME = new SampledEvent("time", "culprit", SampleUnit.NANOSECONDS, 0);
    private static final SampleFrame CUT_OFF = new SampleFrame("", "[truncated]", "", FrameType.JAVA);

    private final Profile profile;
    private final Numbering numbering;
    private int[] frames = new int[64];
    private int[] lines = new int[64];

    private ExactSamples(Profile profile, SampleVisitor visitor) {
        this.profile = profile;
        this.numbering = new Numbering(visitor);
    }

    /** Hands the call trees of all threads on. */
    public static void read(Profile profile, SampleVisitor visitor) {
        ExactSamples samples = new ExactSamples(profile, visitor);
        int event = samples.numbering.event(TIME);
        for (int i = 0; i < profile.callTrees().size(); i++) {
            CallTree tree = profile.callTrees().get(i);
            samples.read(event, tree, samples.numbering.thread(i, tree.threadGroup()));
        }
    }

    private void read(int event, CallTree tree, int thread) {
        int[] depths = new int[tree.size()];
        for (int row = 0; row < tree.size(); row++) {
            depths[row] = tree.parent()[row] < 0 ? 1 : depths[tree.parent()[row]] + 1;
            long own = tree.selfNanos()[row];
            if (own > 0) {
                int stack = numbering.stack();
                int depth = depths[row];
                fill(tree, row, depth);
                numbering.visitor().stack(stack, frames, lines, depth, false);
                numbering.visitor().sample(event, stack, thread, -1, Math.max(1, tree.count()[row]), own);
            }
        }
    }

    /** A row's line is that of the call in its caller: the line that is executed in the caller meanwhile. */
    private void fill(CallTree tree, int row, int depth) {
        if (depth > frames.length) {
            frames = Arrays.copyOf(frames, 2 * depth);
            lines = Arrays.copyOf(lines, 2 * depth);
        }
        int line = 0;
        int at = row;
        for (int i = depth - 1; i >= 0; i--) {
            frames[i] = numbering.frame(frame(tree.method()[at]));
            lines[i] = line;
            line = tree.line()[at];
            at = tree.parent()[at];
        }
    }

    private SampleFrame frame(int method) {
        if (method == CallTree.TRUNCATED) {
            return CUT_OFF;
        }
        MethodInfo info = profile.methods().get(method);
        boolean code = !info.kind().isContext();
        return new SampleFrame(info.className(), info.name(), code ? info.descriptor() : "", FrameType.JAVA);
    }
}
