package dev.culprit.analyzer.testing;

import dev.culprit.profile.MethodKind;
import dev.culprit.profile.TestRuns;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One thread of a {@link TestingRun}. Times are nanoseconds. */
public final class TestingThread {

    private static final long SHORTEST_EVENT = 1_000_000;

    private final TestingRun run;
    private final String name;
    private final Node root = new Node(-1, 0);
    private final Deque<Node> stack = new ArrayDeque<>();
    private final List<Event> events = new ArrayList<>();
    private long now;

    TestingThread(TestingRun run, String name) {
        this.run = run;
        this.name = name;
        stack.push(root);
    }

    /** A row of the call tree in the making. */
    static final class Node {
        private final int method;
        private final int line;
        private final List<Node> children = new ArrayList<>();
        private long count;
        private long total;

        Node(int method, int line) {
            this.method = method;
            this.line = line;
        }

        Node child(int childMethod, int childLine) {
            for (Node child : children) {
                if (child.method == childMethod && child.line == childLine) {
                    return child;
                }
            }
            Node child = new Node(childMethod, childLine);
            children.add(child);
            return child;
        }

        int method() {
            return method;
        }

        int line() {
            return line;
        }

        long count() {
            return count;
        }

        long total() {
            return total;
        }

        long self() {
            return total - children.stream().mapToLong(Node::total).sum();
        }

        List<Node> children() {
            return children;
        }
    }

    record Event(Node node, long start, long nanos) {}

    String name() {
        return name;
    }

    Node root() {
        return root;
    }

    List<Event> events() {
        return events;
    }

    public long now() {
        return now;
    }

    /** Sets the clock, forwards. */
    public TestingThread at(long nanos) {
        now = Math.max(now, nanos);
        return this;
    }

    /** Calls {@code Class.method} from that line of the function it is in. */
    public void call(String function, int line, Runnable body) {
        int dot = function.lastIndexOf('.');
        within(
                run.method(MethodKind.FUNCTION, function.substring(0, dot), function.substring(dot + 1), "()V"),
                line,
                body);
    }

    /** Uses a processor. */
    public void works(long nanos) {
        run.processUses(now, now + nanos);
        now += nanos;
    }

    public void sleeps(int line, long nanos) {
        waits(MethodKind.SLEEP, "java.lang.Thread.sleep(J)V", line, nanos);
    }

    /** Waits in {@code class.method(descriptor)}, called from that line. */
    public void waits(MethodKind kind, String function, int line, long nanos) {
        waits(kind, function, line, nanos, 1);
    }

    /** Waits that many times, all of them together that long. */
    public void waits(MethodKind kind, String function, int line, long nanos, long times) {
        int parenthesis = function.indexOf('(');
        int dot = function.lastIndexOf('.', parenthesis);
        int method = run.method(
                kind,
                function.substring(0, dot),
                function.substring(dot + 1, parenthesis),
                function.substring(parenthesis));
        long start = now;
        Node node = within(method, line, () -> now += nanos);
        node.count += times - 1;
        if (nanos / times >= SHORTEST_EVENT) {
            events.add(new Event(node, start, nanos));
        }
    }

    /** Calls something that often, which takes that long in all, working. */
    public void calls(String function, int line, long times, long nanos) {
        int dot = function.lastIndexOf('.');
        int method = run.method(MethodKind.FUNCTION, function.substring(0, dot), function.substring(dot + 1), "()Z");
        within(method, line, () -> works(nanos)).count += times - 1;
    }

    /** Calls that function, which calls itself, and so on, {@code levels} times; the innermost works. */
    public void recurs(String function, int levels, long nanos) {
        int dot = function.lastIndexOf('.');
        int method = run.method(MethodKind.FUNCTION, function.substring(0, dot), function.substring(dot + 1), "()V");
        Node node = stack.element();
        works(nanos);
        for (int level = 0; level < levels; level++) {
            node = node.child(method, level);
            node.count++;
            node.total += nanos;
        }
    }

    private Node within(int method, int line, Runnable body) {
        Node parent = stack.element();
        Node node = parent.child(method, line);
        node.count++;
        long start = now;
        stack.push(node);
        body.run();
        stack.pop();
        node.total += now - start;
        return node;
    }

    /** What the JVM did during a test. */
    public record Meanwhile(long classesLoaded, long classLoadNanos, long jitNanos) {

        public static final Meanwhile NOTHING = new Meanwhile(0, 0, 0);
    }

    /** Runs the test {@code Class.method}. */
    public void test(String id, Runnable setup, Runnable body, Runnable teardown) {
        test(id, Meanwhile.NOTHING, setup, body, teardown);
    }

    public void test(String id, Meanwhile meanwhile, Runnable setup, Runnable body, Runnable teardown) {
        int dot = id.lastIndexOf('.');
        String type = id.substring(0, dot);
        String method = id.substring(dot + 1);
        long start = now;
        long[] phases = new long[3];
        within(run.method(MethodKind.TEST, type, method, id), 0, () -> {
            phases[0] = phase("setup", setup);
            phases[1] = phase("body", body);
            phases[2] = phase("teardown", teardown);
        });
        run.add(new TestRuns.Test(
                id,
                type,
                method,
                method + "()",
                TestRuns.Status.PASSED,
                name,
                start,
                now - start,
                phases[0],
                phases[1],
                phases[2],
                true,
                meanwhile.classesLoaded(),
                meanwhile.classLoadNanos(),
                meanwhile.jitNanos(),
                0));
    }

    /** Sets up and takes down a class of tests, with what lies between. */
    public void testClass(String type, Runnable setup, Runnable tests, Runnable teardown) {
        long start = now;
        int whole = run.method(MethodKind.TEST, type, "[class]", type);
        long[] phases = new long[2];
        within(whole, 0, () -> phases[0] = phase("classSetup", setup));
        tests.run();
        within(whole, 0, () -> phases[1] = phase("classTeardown", teardown));
        run.add(new TestRuns.TestClass(type, name, start, now - start, phases[0], phases[1]));
    }

    private long phase(String phase, Runnable body) {
        long start = now;
        if (body != NOTHING) {
            within(run.method(MethodKind.PHASE, "[phase]", phase, ""), 0, body);
        }
        return now - start;
    }

    /** An empty phase, which leaves no trace. */
    public static final Runnable NOTHING = () -> {};

    /** Runs a task of that test which {@code function} handed over at that line. */
    public void task(String id, String phase, String function, int line, Runnable body) {
        int testDot = id.lastIndexOf('.');
        int dot = function.lastIndexOf('.');
        int test = run.method(MethodKind.TEST, id.substring(0, testDot), id.substring(testDot + 1), id);
        int from = run.method(MethodKind.TASK, function.substring(0, dot), function.substring(dot + 1), "()V");
        within(
                test,
                0,
                () -> within(
                        run.method(MethodKind.PHASE, "[phase]", phase, ""),
                        0,
                        () -> within(from, 0, () -> call("a.Task.run", line, body))));
    }
}
