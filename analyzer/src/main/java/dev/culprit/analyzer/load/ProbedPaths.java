package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.LongIntMap;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of a call tree that a sampled stack was in: the calls with a probe on the stack, outermost first, are a path of the tree. Frames without a
 * probe between them are passed over, as the tree passes over them.
 */
final class ProbedPaths {

    /** Above the outermost rows. */
    static final int TOP = -1;

    private final CallTree tree;
    private final List<MethodInfo> methods;
    /** Rows by caller, method and line; and the heaviest one by caller and method alone, as a line may be attributed otherwise. */
    private final LongIntMap atLine = new LongIntMap();

    private final LongIntMap anywhere = new LongIntMap();
    private final LongIntMap steps = new LongIntMap();
    /** Rows from which stacks begin, by the method of their children. */
    private final Map<Integer, List<Integer>> starts = new HashMap<>();

    private final Map<String, Integer> phases = new HashMap<>();
    private final int[] rows;

    /**
     * @param keys for each method what tells it from others, so that equal ones are equal
     * @param rows for each row of {@code tree} that of the merged tree
     */
    ProbedPaths(CallTree tree, List<MethodInfo> methods, int[] keys, int[] rows) {
        this.tree = tree;
        this.methods = methods;
        this.rows = rows;
        for (int row = 0; row < tree.size(); row++) {
            int method = tree.method()[row];
            if (method == CallTree.TRUNCATED) {
                continue;
            }
            int above = tree.parent()[row];
            MethodInfo info = methods.get(method);
            if (info.kind() == MethodKind.PHASE && above >= 0 && tree.method()[above] != CallTree.TRUNCATED) {
                phases.put(phaseKey(methods.get(tree.method()[above]).descriptor(), info.name()), row);
            }
            if (!info.kind().isContext()) {
                index(row, above, keys[method]);
            }
        }
    }

    private void index(int row, int above, int key) {
        atLine.put(step(above, key, tree.line()[row]), row);
        long unlined = LongIntMap.key(above + 1, key);
        int known = anywhere.get(unlined);
        if (known == LongIntMap.MISSING || tree.totalNanos()[row] > tree.totalNanos()[known]) {
            anywhere.put(unlined, row);
        }
        if (known == LongIntMap.MISSING && isContext(above)) {
            starts.computeIfAbsent(key, ignored -> new ArrayList<>()).add(above);
        }
    }

    private long step(int above, int key, int line) {
        long called = LongIntMap.key(key, line);
        int number = steps.get(called);
        if (number == LongIntMap.MISSING) {
            number = steps.size();
            steps.put(called, number);
        }
        return LongIntMap.key(above + 1, number);
    }

    /** Whether it is above what a thread's stack shows: nothing, a test, a phase or a task. */
    private boolean isContext(int row) {
        return row == TOP
                || tree.method()[row] != CallTree.TRUNCATED
                        && methods.get(tree.method()[row]).kind().isContext();
    }

    private static String phaseKey(String test, String phase) {
        return phase + "\n" + test;
    }

    /** The row of a phase of a test; null when the tree has none. */
    @Nullable
    Integer phase(String test, String phase) {
        return phases.get(phaseKey(test, phase));
    }

    /** Rows above which a call of the method {@code key} is the outermost one; empty when there is none. */
    List<Integer> startsOf(int key) {
        return starts.getOrDefault(key, List.of());
    }

    /** A stack without any call that has a probe, in a phase: all of its frames are below that. */
    Place below(int phase) {
        return new Place(rows[phase], -1, 0, tree.totalNanos()[phase]);
    }

    /**
     * Follows a stack.
     *
     * @param keys for each frame what tells its method, -1 without a probe; outermost first
     * @param lines line in each frame
     */
    Place follow(int start, int[] keys, int[] lines) {
        int row = start;
        int innermost = -1;
        int matched = 0;
        for (int i = 0; i < keys.length; i++) {
            int next = keys[i] < 0 ? LongIntMap.MISSING : child(row, keys[i], innermost < 0 ? 0 : lines[innermost]);
            if (next != LongIntMap.MISSING) {
                row = next;
                innermost = i;
                matched++;
            }
        }
        return innermost < 0 ? Place.NOWHERE : new Place(rows[row], innermost, matched, tree.totalNanos()[row]);
    }

    private int child(int row, int key, int line) {
        int called = steps.get(LongIntMap.key(key, line));
        int exact = called == LongIntMap.MISSING ? LongIntMap.MISSING : atLine.get(LongIntMap.key(row + 1, called));
        return exact != LongIntMap.MISSING ? exact : anywhere.get(LongIntMap.key(row + 1, key));
    }

    /**
     * Where a stack is in the tree.
     *
     * @param row of the merged tree, -1 for nowhere
     * @param frame index of the frame of that row
     * @param matched number of calls on the path
     * @param totalNanos inclusive time of the row
     */
    record Place(int row, int frame, int matched, long totalNanos) {

        static final Place NOWHERE = new Place(-1, -1, 0, 0);
    }
}
