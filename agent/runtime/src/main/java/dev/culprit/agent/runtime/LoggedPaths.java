package dev.culprit.agent.runtime;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Paths of nodes, kept as rows of trees of their own, so that whoever remembers a path keeps no state of an ended thread alive. To be
 * used under its own lock.
 */
final class LoggedPaths {

    /** Recursions can make as many paths as there are events, each of them long. */
    private static final int MOST = 200_000;

    private final Map<String, MergedTree> trees = new LinkedHashMap<>();
    private int size;

    /** The tree for the group of that state, made if need be. */
    MergedTree treeOf(ThreadState state) {
        MergedTree tree = trees.get(state.group);
        if (tree == null) {
            tree = new MergedTree();
            trees.put(state.group, tree);
        }
        return tree;
    }

    /** The node's row in the tree of its group, made if need be; -1 if there is no room. The state remembers it, shifted by one. */
    int rowOf(CallTreeNode node) {
        ThreadState state = node.state;
        if (state.loggedRows.length <= node.index) {
            state.loggedRows = Arrays.copyOf(state.loggedRows, Math.max(2 * node.index, 16));
        }
        int unknown = 0;
        CallTreeNode known = node;
        for (; known.parent != null && state.loggedRows[known.index] == 0; known = known.parent) {
            unknown++;
        }
        if (size + unknown > MOST) {
            return -1;
        }
        int above = known.parent == null ? -1 : state.loggedRows[known.index] - 1;
        for (; unknown > 0; unknown--) {
            CallTreeNode next = ancestor(node, unknown - 1);
            above = treeOf(state).add(above, next.methodId(), next.callLine(), 0, 0, 0);
            state.loggedRows[next.index] = above + 1;
            size++;
        }
        return above;
    }

    private static CallTreeNode ancestor(CallTreeNode node, int levels) {
        CallTreeNode ancestor = node;
        for (int i = 0; i < levels; i++) {
            ancestor = ancestor.parent;
        }
        return ancestor;
    }

    /** Where all paths are in {@code merged}. */
    Located locate(MergedThreads merged) {
        Located located = new Located();
        for (Map.Entry<String, MergedTree> group : trees.entrySet()) {
            int there = merged.indexOf(group.getKey());
            located.tree.put(group.getValue(), there);
            located.rows.put(
                    group.getValue(), there < 0 ? new int[0] : merged.at(there).rowsOf(group.getValue()));
        }
        return located;
    }

    /** Places in a snapshot; -1 for one that is not there. */
    static final class Located {

        private final Map<MergedTree, Integer> tree = new LinkedHashMap<>();
        private final Map<MergedTree, int[]> rows = new LinkedHashMap<>();

        int tree(MergedTree logged) {
            return tree.get(logged);
        }

        int row(MergedTree logged, int row) {
            return tree(logged) < 0 ? -1 : rows.get(logged)[row];
        }
    }
}
