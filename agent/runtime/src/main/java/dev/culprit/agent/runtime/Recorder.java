package dev.culprit.agent.runtime;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** The agent's side of the recording; instrumented code uses {@link Probe}. All methods may be called from any thread. */
public final class Recorder {

    /** Of so many calls of a sampled function, about one is timed. */
    public static final int CALLS_PER_SAMPLE = CallMode.WEIGHT;

    private Recorder() {}

    /**
     * Begins the recording; until then probes do nothing.
     *
     * @param maxNodes most tree nodes of all threads together, at least 1; further calls go to {@code [truncated]} nodes
     * @param maxDepth most nested calls, at least 1; deeper ones go to a {@code [truncated]} node
     * @param maxLatencyBytes most memory for latency counts, in bytes; beyond it they are per function, then none
     * @throws IllegalStateException if there was a start before
     */
    public static synchronized void start(long maxNodes, int maxDepth, long maxLatencyBytes) {
        if (Recording.current() != Recording.NONE) {
            throw new IllegalStateException("the recording was started before");
        }
        if (maxNodes < 1 || maxDepth < 1 || maxLatencyBytes < 0) {
            throw new IllegalArgumentException("limits out of range: " + maxNodes + " nodes, depth " + maxDepth + ", "
                    + maxLatencyBytes + " bytes");
        }
        Recording.begin(new Recording(new Limits(maxNodes, maxDepth, maxLatencyBytes)));
    }

    /**
     * Tells how methods are called, which static initialisers need to find the line that set them off. Optional, after
     * {@link #start}.
     *
     * @param names binary class name, dot and method name ({@code com.acme.Order$Line.<init>}) for a method id; null if
     *     unknown. Called inside probes: it must not itself be instrumented.
     */
    public static void nameMethodsBy(IntFunction<String> names) {
        Recording recording = Recording.current();
        recording.methodNames = names;
        recording.constructorNames = new ConstructorNames(names);
    }

    /**
     * Meters what calls use besides time, in code that calls {@link MeteredProbe}. Before any such code runs.
     *
     * @param meter where to read it
     * @param bytes whether to meter allocation
     * @param cpu whether to meter CPU time
     */
    public static void meterBy(Meter meter, boolean bytes, boolean cpu) {
        MeteredProbe.use(meter, bytes, cpu);
    }

    /**
     * Links tasks to where they were handed over, by the classes that call {@link TaskProbe}. Before any such code runs.
     *
     * @param taskIds gives the method id of the frame that stands for a function, by the function's; called inside probes
     * @param maxTasks about how many tasks may wait to be run; what is handed over beyond is not linked
     */
    public static void linkTasks(IntUnaryOperator taskIds, long maxTasks) {
        Recording.current().tasks = new Tasks(taskIds, maxTasks);
    }

    /**
     * From their next calls on, counts every call of those functions and times only some; what is given less already keeps
     * it. Nobody waits: threads take notice one by one. To be called again for calls that began their path meanwhile.
     *
     * @param methodIds the functions; none to only take up what was missed
     * @param timed true to time about one call of {@value CallMode#WEIGHT}, false for none
     */
    public static void thin(int[] methodIds, boolean timed) {
        Recording.current().thin(methodIds, timed ? CallMode.SAMPLED : CallMode.COUNTED);
    }

    /**
     * The same for all functions of which nothing else is said, to be called before any probe fires.
     *
     * @param timed true to time about one call of {@value CallMode#WEIGHT}, false for none
     */
    public static void thinAll(boolean timed) {
        Recording.current().modes.setInitial(timed ? CallMode.SAMPLED : CallMode.COUNTED);
    }

    /** The mode of a function that has not been called yet; of {@link #thin} without its walk over what was recorded. */
    public static void thinFromTheStart(int methodId, boolean timed) {
        Recording.current().modes.thin(new int[] {methodId}, timed ? CallMode.SAMPLED : CallMode.COUNTED);
    }

    /** Reads what each function has taken so far, at less cost than a {@link #snapshot}. */
    public static void read(FunctionTotals totals) {
        Recording.current().read(totals);
    }

    /** What has been recorded so far. No probe waits for it; what other threads do meanwhile may be in it in part. */
    public static Snapshot snapshot() {
        return Recording.current().snapshot();
    }

    /**
     * Looks what threads wait for that no probe is around, and takes it for what they did since the look before. To be called by one
     * thread, at intervals that know nothing of the program.
     */
    public static void lookAtThreads(WaitNamer namer) {
        Recording recording = Recording.current();
        ThreadLooks looks = recording.looks;
        if (looks == null) {
            looks = new ThreadLooks(recording, namer);
            recording.looks = looks;
        }
        looks.look();
    }

    /** Exceptions that left callbacks of telemetry handlers so far, by method id. */
    public static Map<Integer, Long> thrown() {
        return Recording.current().thrown.counts();
    }

    /** Method ids of the calls that are open on the current thread, innermost first. */
    public static int[] openMethods() {
        ThreadState state = Probe.STATES.get();
        if (state == null) {
            return new int[0];
        }
        CallPath innermost = state.nodes[state.cursor];
        int size = 0;
        for (CallPath open = innermost; open.parent != null; open = open.parent) {
            size++;
        }
        int[] ids = new int[size];
        CallPath open = innermost;
        for (int i = 0; i < size; i++) {
            ids[i] = open.methodId();
            open = open.parent;
        }
        return ids;
    }

    /** Nanoseconds since the start, up to the stop if there was one. */
    public static long elapsedNanos() {
        Recording recording = Recording.current();
        return recording.now() - recording.startNanos;
    }

    /** Ends the recording: probes do nothing from now on; calls open now are still recorded when they end. */
    public static void stop() {
        Recording.current().stop();
    }

    /**
     * The agent begins some work of its own on this thread, which belongs to no call of the application.
     *
     * @return what to pass to {@link #endOwnWork}
     */
    public static long beginOwnWork() {
        return OwnWork.begin();
    }

    /**
     * The work has ended: the calls that are open on this thread, none of which began meanwhile, have not taken that time.
     *
     * @return what it took, in nanoseconds, other such work and calls inside it not included
     */
    public static long endOwnWork(long begun) {
        return OwnWork.end(begun);
    }

    /**
     * Fires the probes of that method once. Leaves no trace in snapshots.
     *
     * @return whether the call was recorded
     */
    public static boolean selfTest(int methodId) {
        return SelfCheck.recordsOneCall(methodId);
    }

    /**
     * Measures what a probe costs in this JVM as it is now, in about 50 ms. Leaves no trace in snapshots.
     *
     * @return nanoseconds per call: the part inside the callee's time, the part outside it (so in the caller's time), the
     *     standard error of each, and what a call costs that is counted and not timed; all NaN if it cannot be measured
     */
    public static double[] measureProbeCost() {
        return SelfCheck.probeCost(50_000_000);
    }

    /** The same in a time that is given, in nanoseconds. The shorter, the more likely is a cost too high, of code not yet compiled. */
    public static double[] measureProbeCost(long withinNanos) {
        return SelfCheck.probeCost(withinNanos);
    }

    /** For tests: as if there had been no recording. Other threads must not be inside instrumented methods. */
    static synchronized void reset() {
        Probe.recording = false;
        Probe.STATES.remove();
        MeteredProbe.use(null, false, false);
        Recording.forget();
    }
}
