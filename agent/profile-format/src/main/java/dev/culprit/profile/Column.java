package dev.culprit.profile;

/** The columns of a call tree, in the order in which they are written; a reader finds them by name. */
enum Column {
    PARENT("parent"),
    METHOD("method"),
    LINE("line"),
    COUNT("count"),
    TOTAL_NANOS("totalNanos"),
    SELF_NANOS("selfNanos");

    final String jsonName;

    Column(String jsonName) {
        this.jsonName = jsonName;
    }

    static Column named(String name) {
        for (Column column : values()) {
            if (column.jsonName.equals(name)) {
                return column;
            }
        }
        return null;
    }

    static long value(CallTree tree, Column column, int row) {
        return switch (column) {
            case PARENT -> tree.parent()[row];
            case METHOD -> tree.method()[row];
            case LINE -> tree.line()[row];
            case COUNT -> tree.count()[row];
            case TOTAL_NANOS -> tree.totalNanos()[row];
            case SELF_NANOS -> tree.selfNanos()[row];
        };
    }
}
