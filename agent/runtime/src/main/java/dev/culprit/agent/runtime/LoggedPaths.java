package dev.culprit.agent.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** The tree for the group of that state, made if need be: always the same one. As in {@link MergedThreads}, some groups share one. */
    MergedTree treeOf(ThreadState state) {
        MergedTree tree = trees.get(state.group);
        if (tree == null) {
            String kept = trees.size() < MergedThreads.MAX_GROUPS ? state.group : MergedThreads.OTHER_GROUPS;
            tree = trees.get(kept);
            if (tree == null) {
                tree = new MergedTree();
                trees.put(kept, tree);
            }
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

    /** The paths so far, to be read without the lock. */
    Copy copy() {
        Copy copy = new Copy();
        for (Map.Entry<String, MergedTree> group : trees.entrySet()) {
            copy.groups.add(new Group(group.getKey(), group.getValue()));
        }
        return copy;
    }

    /** Only references are copied, so that the lock is not held for long. */
    static final class Copy {

        private final List<Group> groups = new ArrayList<>();

        /** Where all paths are in {@code merged}. */
        Located locate(MergedThreads merged) {
            Located located = new Located();
            for (Group group : groups) {
                int there = merged.indexOf(group.name);
                located.tree.put(group.tree, there);
                located.rows.put(
                        group.tree, there < 0 ? new int[0] : merged.at(there).rowsOf(group.paths));
            }
            return located;
        }
    }

    private static final class Group {
        final String name;
        final MergedTree tree;
        final MergedTree.Paths paths;

        Group(String name, MergedTree tree) {
            this.name = name;
            this.tree = tree;
            this.paths = tree.paths();
        }
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
