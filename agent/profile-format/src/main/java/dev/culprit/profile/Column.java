package dev.culprit.profile;

import org.jspecify.annotations.Nullable;

/** The columns of a call tree, in the order in which they are written; a reader finds them by name. */
enum Column {
    PARENT("parent", true),
    METHOD("method", true),
    LINE("line", true),
    COUNT("count", true),
    TOTAL_NANOS("totalNanos", true),
    SELF_NANOS("selfNanos", true),
    UNTIMED("untimed", false),
    SAMPLED("sampled", false),
    SAMPLED_SELF_NANOS("sampledSelfNanos", false),
    ALLOCATED_BYTES("allocatedBytes", false),
    CPU_NANOS("cpuNanos", false);

    final String jsonName;

    /** Whether every tree has it; the others are there only where there is something to say. */
    final boolean required;

    Column(String jsonName, boolean required) {
        this.jsonName = jsonName;
        this.required = required;
    }

    static @Nullable Column named(String name) {
        for (Column column : values()) {
            if (column.jsonName.equals(name)) {
                return column;
            }
        }
        return null;
    }

    boolean isIn(CallTree tree) {
        return switch (this) {
            case UNTIMED, SAMPLED, SAMPLED_SELF_NANOS -> tree.thinned() != null;
            case ALLOCATED_BYTES -> tree.allocatedBytes() != null;
            case CPU_NANOS -> tree.cpuNanos() != null;
            default -> true;
        };
    }

    /** The value in that row; 0 where the tree has no such column. */
    long value(CallTree tree, int row) {
        return switch (this) {
            case PARENT -> tree.parent()[row];
            case METHOD -> tree.method()[row];
            case LINE -> tree.line()[row];
            case COUNT -> tree.count()[row];
            case TOTAL_NANOS -> tree.totalNanos()[row];
            case SELF_NANOS -> tree.selfNanos()[row];
            case UNTIMED -> tree.thinned() == null ? 0 : tree.thinned().untimed()[row];
            case SAMPLED -> tree.thinned() == null ? 0 : tree.thinned().sampled()[row];
            case SAMPLED_SELF_NANOS ->
                tree.thinned() == null ? 0 : tree.thinned().sampledSelfNanos()[row];
            case ALLOCATED_BYTES -> tree.allocatedBytes() == null ? 0 : tree.allocatedBytes()[row];
            case CPU_NANOS -> tree.cpuNanos() == null ? 0 : tree.cpuNanos()[row];
        };
    }
}
