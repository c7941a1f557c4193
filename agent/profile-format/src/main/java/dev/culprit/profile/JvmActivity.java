package dev.culprit.profile;

/** Names of the facts in {@link Manifest#activity()}. A fact that could not be read is absent, never zero. */
public final class JvmActivity {

    public static final String GC_COUNT = "gc.count";

    public static final String GC_NANOS = "gc.nanos";

    public static final String JIT_NANOS = "jit.nanos";

    public static final String CLASSES_LOADED = "classes.loaded";

    /** Sum of the peaks of the heap pools, in bytes. */
    public static final String HEAP_PEAK_BYTES = "heap.peak.bytes";

    /** Heap in use after the last collection, in bytes. */
    public static final String HEAP_AFTER_GC_BYTES = "heap.afterGc.bytes";

    /** Largest resident set of the process, in bytes. */
    public static final String RSS_PEAK_BYTES = "rss.peak.bytes";

    /** CPU time of the whole process, in nanoseconds. */
    public static final String PROCESS_CPU_NANOS = "process.cpu.nanos";

    public static final String THREADS_STARTED = "threads.started";

    /** Time the agent took on the application's threads to rewrite their classes; in no call's time, in nanoseconds. */
    public static final String AGENT_TRANSFORM_NANOS = "agent.transform.nanos";

    private JvmActivity() {}
}
