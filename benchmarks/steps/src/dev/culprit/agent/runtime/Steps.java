package dev.culprit.agent.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What each step of a probe adds, from two clock reads to the finished probe. In the runtime's package, since the steps are made of
 * its parts; each method is one step, and a mode of the probe is one more method.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class Steps {

    private static final int OUTER = 1;
    private static final int CALLED = 2;
    private static final int SAMPLED = 4;
    private static final int COUNTED = 5;
    private static final int LINE = 7;

    private CallTreeNode outer;
    private CallTreeNode child;
    private long nanos;

    static {
        Recorder.start(100_000, 512, 64 << 20);
        Recorder.thin(new int[] {SAMPLED}, true);
        Recorder.thin(new int[] {COUNTED}, false);
    }

    /** In each iteration, as the threads of some executors live no longer. */
    @Setup(Level.Iteration)
    public void open() {
        outer = Probe.enter(OUTER);
        outer.line = LINE;
        child = Probe.enter(CALLED);
        Probe.exit(child);
    }

    @TearDown(Level.Iteration)
    public void close() {
        Probe.exit(outer);
    }

    /** The floor: less cannot be had by who times every call. */
    @Benchmark
    public void floor(Cpu cpu) {
        long start = System.nanoTime();
        nanos += System.nanoTime() - start;
    }

    /** The thread's state is found. */
    @Benchmark
    public ThreadState threadLocal(Cpu cpu) {
        ThreadState state = Probe.STATES.get();
        long start = System.nanoTime();
        nanos += System.nanoTime() - start;
        return state;
    }

    /** The node of the call path is found, counted and timed; nothing else is kept. */
    @Benchmark
    public void treeNode(Cpu cpu) {
        CallTreeNode node = enterTree();
        long now = System.nanoTime();
        long total = now - node.startNanos;
        CallTreeNode parent = node.parent;
        node.totalNanos += total;
        node.startNanos = 0;
        parent.childNanos += total;
        node.state.cursor = parent.index;
    }

    /** The latency goes into the histogram of the call edge. */
    @Benchmark
    public void latencies(Cpu cpu) {
        CallTreeNode node = enterTree();
        long now = System.nanoTime();
        long total = now - node.startNanos;
        long inChildren = node.childNanos - node.childNanosAtStart;
        CallTreeNode parent = node.parent;
        node.totalNanos += total;
        node.startNanos = 0;
        parent.childNanos += total;
        node.state.cursor = parent.index;
        node.latencies.record(total, inChildren);
    }

    private static CallTreeNode enterTree() {
        ThreadState state = Probe.STATES.get();
        CallTreeNode parent = state.nodes[state.cursor];
        CallTreeNode[] children = parent.children;
        CallTreeNode node = children[CallPath.slot(CALLED, LINE) & (children.length - 1)];
        if (node == null || node.key != CallPath.key(CALLED, LINE)) {
            throw new AssertionError("another node is in its place");
        }
        node.count++;
        node.line = 0;
        node.childNanosAtStart = node.childNanos;
        state.cursor = node.index;
        node.startNanos = System.nanoTime();
        return node;
    }

    /** The finished probe, with its checks, its fence and its handlers. */
    @Benchmark
    public void probe(Cpu cpu) {
        Probe.exit(Probe.enter(CALLED));
    }

    /** The same with the caller's tag before the call. */
    @Benchmark
    public void probeWithTag(Cpu cpu) {
        outer.line = LINE;
        Probe.exit(Probe.enter(CALLED));
    }

    /** Two probes, one inside the other: for the time of one, halve it. */
    @Benchmark
    public void nestedProbes(Cpu cpu) {
        CallTreeNode node = Probe.enter(CALLED);
        node.line = LINE;
        Probe.exit(Probe.enter(CALLED + 1));
        Probe.exit(node);
    }

    /** A function of which about one call in 64 is timed. */
    @Benchmark
    public void sampled(Cpu cpu) {
        Probe.exit(Probe.enter(SAMPLED));
    }

    /** A function whose calls are only counted. */
    @Benchmark
    public void counted(Cpu cpu) {
        Probe.exit(Probe.enter(COUNTED));
    }

    /** The outermost call of a thread: a virtual one borrows its state for it and gives it back. */
    @Benchmark
    public void outermost(Outside outside, Cpu cpu) {
        Probe.exit(Probe.enter(CALLED));
    }

    /** The bytes that the call allocates are metered: the probe as it is with {@code alloc=on}. */
    @Benchmark
    public void alloc(Bytes on, Cpu cpu) {
        MeteredProbe.exit(MeteredProbe.enter(CALLED));
    }

    /** The CPU time that the call uses is metered: the probe as it is with {@code cpu=on}. */
    @Benchmark
    public void cpu(CpuTime on, Cpu cpu) {
        MeteredProbe.exit(MeteredProbe.enter(CALLED));
    }

    /** Turns the meter of bytes on. */
    @State(Scope.Benchmark)
    public static class Bytes {

        @Setup
        public void on() {
            Recorder.meterBy(new ThreadMeter(), true, false);
        }
    }

    /** Turns the meter of CPU time on. */
    @State(Scope.Benchmark)
    public static class CpuTime {

        @Setup
        public void on() {
            Recorder.meterBy(new ThreadMeter(), false, true);
        }
    }

    /** Reads what the agent's own meter does, in the same way. */
    private static final class ThreadMeter extends Meter {

        private final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        @Override
        public long allocatedBytes() {
            return threads.getCurrentThreadAllocatedBytes();
        }

        @Override
        public long cpuNanos() {
            return threads.getCurrentThreadCpuTime();
        }
    }

    /** Puts the thread outside all instrumented calls. */
    @State(Scope.Thread)
    public static class Outside {

        private CallTreeNode opened;

        @Setup(Level.Iteration)
        public void leave(Steps steps) {
            opened = steps.outer;
            Probe.exit(opened);
        }

        @TearDown(Level.Iteration)
        public void enter(Steps steps) {
            steps.outer = Probe.enter(OUTER);
        }
    }

    /** CPU time of the thread and wall time in an iteration: JMH's own figures are of wall time, and so of the whole machine. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cpu {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        public long cpuNanos;
        public long wallNanos;
        private long cpuAtStart;
        private long wallAtStart;

        @Setup(Level.Iteration)
        public void begin() {
            wallAtStart = System.nanoTime();
            cpuAtStart = time();
        }

        /** Not before: JMH sets the counters to zero after the set-up. */
        @TearDown(Level.Iteration)
        public void end() {
            cpuNanos = time() - cpuAtStart;
            wallNanos = System.nanoTime() - wallAtStart;
        }

        /** 0 for a virtual thread, of which nobody knows. */
        private static long time() {
            return VirtualThreads.isVirtual(Thread.currentThread()) ? 0 : THREADS.getCurrentThreadCpuTime();
        }
    }
}
