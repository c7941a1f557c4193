package dev.culprit.analyzer.samples;

import dev.culprit.analyzer.model.Function;
import dev.culprit.analyzer.model.SampledTree;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The line of a function that most samples of it are at: in its own code, or where it calls the platform. Lines are those of one side, so that no edit
 * above them matters.
 *
 * @param line number
 * @param share of the function's samples, 0 to 1
 */
record HotLine(int line, double share) {

    private static final double MOST = 0.4;

    /** Samples from which on a share is worth a word. */
    private static final int FEWEST = 20;

    /** Of calls with a probe; {@code anchors} are rows of the merged tree. */
    static @Nullable HotLine of(SampledTree tree, BitSet anchors) {
        return among(tree, row -> tree.parent()[row] < 0 && anchors.get(tree.anchor()[row]));
    }

    /** Of a function without a probe. */
    static @Nullable HotLine of(SampledTree tree, Function function) {
        return among(tree, row -> {
            int above = tree.parent()[row];
            Function caller = above < 0 ? null : tree.frames().get(tree.frame()[above]);
            return caller != null
                    && caller.className().equals(function.className())
                    && caller.method().equals(function.method());
        });
    }

    private static @Nullable HotLine among(SampledTree tree, IntPredicate isOfFunction) {
        Map<Integer, Long> lines = new HashMap<>();
        long all = 0;
        long[] below = inclusive(tree);
        for (int row = 0; row < tree.size(); row++) {
            boolean itself =
                    tree.frame()[row] < 0 || PlatformCode.contains(tree.frames().get(tree.frame()[row]));
            if (itself && isOfFunction.test(row)) {
                lines.merge(tree.line()[row], below[row], Long::sum);
                all += below[row];
            }
        }
        HotLine hottest = null;
        for (Map.Entry<Integer, Long> line : lines.entrySet()) {
            double share = line.getValue() / (double) all;
            if (line.getKey() > 0 && share >= MOST && (hottest == null || share > hottest.share)) {
                hottest = new HotLine(line.getKey(), share);
            }
        }
        return all >= FEWEST ? hottest : null;
    }

    private static long[] inclusive(SampledTree tree) {
        long[] below = new long[tree.size()];
        for (long[] fork : tree.samples()) {
            for (int row = 0; row < below.length; row++) {
                below[row] += fork[row];
            }
        }
        for (int row = below.length - 1; row >= 0; row--) {
            if (tree.parent()[row] >= 0) {
                below[tree.parent()[row]] += below[row];
            }
        }
        return below;
    }

    /** Such as {@code  62 % of its samples in the candidate are at line 21.} */
    String sentence(boolean ofCandidate) {
        return String.format(
                Locale.ROOT,
                " %.0f %% of its samples in the %s are at line %d.",
                share * 100,
                ofCandidate ? "candidate" : "baseline",
                line);
    }
}
