package dev.culprit.analyzer.align;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.analyzer.testing.TestingProfiles;
import java.util.ArrayList;
import java.util.List;

/** Shows an aligned tree as text: one line per method row, indented, with the calls of both sides. */
final class TestingRows {

    private TestingRows() {}

    /** Aligns two threads {@code main}. */
    static AlignedTree align(TestingCall baseline, TestingCall candidate) {
        return align(
                TestingProfiles.jvm().thread("main", baseline),
                TestingProfiles.jvm().thread("main", candidate));
    }

    static AlignedTree align(TestingJvm baseline, TestingJvm candidate) {
        return Aligner.align(set("baseline", baseline), set("candidate", candidate));
    }

    static LoadedSet set(String label, TestingJvm jvm) {
        return TestingProfiles.set(label, jvm);
    }

    /**
     * The rows below thread groups in preorder, each {@code method baselineCalls@line->candidateCalls@line}, a dot per level;
     * a side on which the row is not has a dash.
     */
    static List<String> show(AlignedTree tree) {
        List<String> lines = new ArrayList<>();
        for (int row = 1; row < tree.size(); row++) {
            if (tree.parent()[row] > 0) {
                lines.add(".".repeat(depth(tree, row))
                        + tree.functionOf(row).function().method() + " "
                        + side(tree.baselineCalls()[0][row], tree.baselineLine()[row]) + "->"
                        + side(tree.candidateCalls()[0][row], tree.candidateLine()[row]));
            }
        }
        return lines;
    }

    /** {@code Class.method state} of every method. */
    static List<String> states(AlignedTree tree) {
        return tree.functions().stream()
                .filter(AlignedFunction::isMethod)
                .map(function -> function.function().shortName() + " " + function.state())
                .toList();
    }

    private static int depth(AlignedTree tree, int row) {
        int depth = -2;
        for (int up = row; up > 0; up = tree.parent()[up]) {
            depth++;
        }
        return depth;
    }

    private static String side(double calls, int line) {
        return calls == 0 ? "-" : (long) calls + "@" + line;
    }
}
