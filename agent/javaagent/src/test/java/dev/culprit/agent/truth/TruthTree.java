package dev.culprit.agent.truth;

import dev.culprit.profile.InstrumentationPlan.Timing;
import java.util.LinkedHashMap;
import java.util.Map;

/** The call tree that one thread of the model makes. Not thread safe. */
final class TruthTree {

    final Node root = new Node(null, new Function("-"), 0, Timing.EVERY);

    /** One path. Times in nanoseconds. */
    static final class Node {
        final Node parent;
        final Function function;
        final int line;
        final Timing timing;
        final Map<String, Node> children = new LinkedHashMap<>();
        long count;
        long total;
        long inCallees;
        long openSince;
        long inCalleesBefore;

        Node(Node parent, Function function, int line, Timing timing) {
            this.parent = parent;
            this.function = function;
            this.line = line;
            this.timing = timing;
        }

        Node child(Function callee, int callLine, Timing calleeTiming) {
            return children.computeIfAbsent(
                    callee.name + ":" + callLine, key -> new Node(this, callee, callLine, calleeTiming));
        }

        /** Of a call that is not timed, the time of its callees: its own is its caller's. */
        long totalOfOpenCall(long now) {
            return timing == Timing.COUNTED ? inCallees - inCalleesBefore : now - openSince;
        }

        /** As in {@link #addTo}. */
        String path() {
            return parent == null ? "" : parent.path() + "/" + function.name + ":" + line;
        }

        void add(long nanos) {
            total += nanos;
            parent.inCallees += nanos;
        }
    }

    /** Adds all paths to those of the thread's group. */
    void addTo(Map<String, Row> rows) {
        add("", root, rows);
    }

    private static void add(String path, Node node, Map<String, Row> rows) {
        node.children.forEach((call, child) -> {
            String below = path + "/" + call;
            long untimed = child.timing == Timing.COUNTED ? child.count : 0;
            rows.merge(
                    below, new Row(child.count, child.total, child.total - child.inCallees, untimed, 0, 0), Row::plus);
            add(below, child, rows);
        });
    }

    /** A row of a profile's tree. */
    record Row(long count, long totalNanos, long selfNanos, long untimed, long sampled, long sampledSelfNanos) {
        Row plus(Row other) {
            return new Row(
                    count + other.count,
                    totalNanos + other.totalNanos,
                    selfNanos + other.selfNanos,
                    untimed + other.untimed,
                    sampled + other.sampled,
                    sampledSelfNanos + other.sampledSelfNanos);
        }
    }
}
