package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.profile.MethodKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node of a JVM's call tree. Made top down by whoever reads the profile, and not changed afterwards. Not thread safe before. */
public final class CallNode {

    private final @Nullable CallNode parent;
    private final Frame frame;
    private final int line;
    private final long count;
    private final long totalNanos;
    private final long selfNanos;
    private final long cpuNanos;
    private final List<CallNode> children = new ArrayList<>(2);

    private CallNode(
            @Nullable CallNode parent,
            Frame frame,
            int line,
            long count,
            long totalNanos,
            long selfNanos,
            long cpuNanos) {
        this.parent = parent;
        this.frame = frame;
        this.line = line;
        this.count = count;
        this.totalNanos = totalNanos;
        this.selfNanos = selfNanos;
        this.cpuNanos = cpuNanos;
    }

    /** An outermost call of a thread; see {@link #call}. */
    public static CallNode outermost(Frame frame, long count, long totalNanos, long selfNanos, long cpuNanos) {
        return new CallNode(null, frame, 0, count, totalNanos, selfNanos, cpuNanos);
    }

    /**
     * Adds a call that this node makes.
     *
     * @param line line in this node's function, 0 when unknown
     * @param count calls begun
     * @param totalNanos inclusive
     * @param selfNanos exclusive
     * @param cpuNanos CPU time of the calls themselves, callees excluded; -1 when not measured
     */
    public CallNode call(Frame frame, int line, long count, long totalNanos, long selfNanos, long cpuNanos) {
        CallNode child = new CallNode(this, frame, line, count, totalNanos, selfNanos, cpuNanos);
        children.add(child);
        return child;
    }

    @Nullable
    CallNode parent() {
        return parent;
    }

    Frame frame() {
        return frame;
    }

    MethodKind kind() {
        return frame.kind();
    }

    int line() {
        return line;
    }

    long count() {
        return count;
    }

    long totalNanos() {
        return totalNanos;
    }

    long selfNanos() {
        return selfNanos;
    }

    List<CallNode> children() {
        return Collections.unmodifiableList(children);
    }

    /** CPU time with that of the callees, in nanoseconds; -1 when not measured. */
    long totalCpuNanos() {
        return all().anyMatch(node -> node.cpuNanos < 0)
                ? -1
                : all().mapToLong(node -> node.cpuNanos).sum();
    }

    /** Where it is called from; null when no code of the program calls it. */
    @Nullable
    CallSite callSite() {
        if (parent == null || parent.kind() == MethodKind.TEST || parent.kind() == MethodKind.PHASE) {
            return null;
        }
        Frame caller = parent.frame;
        return new CallSite(caller.className(), caller.method(), caller.file(), line);
    }

    /** Where it is called from, or the function itself when no code of the program calls it. */
    CallSite place() {
        CallSite site = callSite();
        return site != null ? site : new CallSite(frame.className(), frame.method(), frame.file(), frame.firstLine());
    }

    /** The nearest node above of this kind; null when there is none. */
    @Nullable
    CallNode above(MethodKind kind) {
        CallNode node = parent;
        while (node != null && node.kind() != kind) {
            node = node.parent;
        }
        return node;
    }

    /** Whether {@code other} is this node or above it. */
    boolean isBelow(CallNode other) {
        CallNode node = this;
        while (node != null && node != other) {
            node = node.parent;
        }
        return node != null;
    }

    /** This node and all below it, callers before callees. Not recursive, as a stream in a stream takes a dozen frames for each level. */
    Stream<CallNode> all() {
        return collect(node -> true, node -> true);
    }

    /** The topmost nodes below this one for which {@code wanted} holds. */
    Stream<CallNode> topmost(Predicate<CallNode> wanted) {
        Predicate<CallNode> isIt = node -> node != this && wanted.test(node);
        return collect(isIt, isIt.negate());
    }

    /** This node and those below it that are at or below no node for which {@code excluded} holds. */
    Stream<CallNode> outside(Predicate<CallNode> excluded) {
        return collect(excluded.negate(), excluded.negate());
    }

    private Stream<CallNode> collect(Predicate<CallNode> wanted, Predicate<CallNode> descends) {
        List<CallNode> found = new ArrayList<>();
        Deque<CallNode> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            CallNode node = open.pop();
            if (wanted.test(node)) {
                found.add(node);
            }
            if (descends.test(node)) {
                for (int i = node.children.size() - 1; i >= 0; i--) {
                    open.push(node.children.get(i));
                }
            }
        }
        return found.stream();
    }

    /** Time in waits at or below this node, in nanoseconds. */
    long waitNanos() {
        return frame.isWait()
                ? totalNanos
                : topmost(node -> node.frame.isWait())
                        .mapToLong(CallNode::totalNanos)
                        .sum();
    }
}
