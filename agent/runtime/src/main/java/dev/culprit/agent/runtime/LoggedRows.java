package dev.culprit.agent.runtime;

/** Where logged events are in {@link LoggedPaths}: columns of a log, of which only the first entries are meant, which never change. */
final class LoggedRows {

    static final LoggedRows NONE = new LoggedRows(new MergedTree[0], new int[0]);

    private final MergedTree[] tree;
    private final int[] row;

    LoggedRows(MergedTree[] tree, int[] row) {
        this.tree = tree;
        this.row = row;
    }

    /** Fills in where the first of them are in a snapshot: those that are nowhere, which is possible for the latest, get row -1. */
    void locate(LoggedPaths.Located located, int[] toTree, int[] toRow) {
        for (int i = 0; i < toRow.length; i++) {
            toTree[i] = located.tree(tree[i]);
            toRow[i] = located.row(tree[i], row[i]);
        }
    }
}
