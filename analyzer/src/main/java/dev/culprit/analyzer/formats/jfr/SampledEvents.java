package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampledEvent;

/** What the samples of a chunk are, by its settings. */
final class SampledEvents {

    private static final String RECORDING = "jdk.ActiveRecording";
    private static final String EXECUTION = SampleKind.EXECUTION.event();
    private static final long DEFAULT_CPU_INTERVAL = 10_000_000;
    private static final long DEFAULT_WALL_INTERVAL = 50_000_000;
    private static final long DEFAULT_ALLOCATION_INTERVAL = 524_287;

    private final Settings settings;
    private final boolean byAsyncProfiler;

    SampledEvents(Settings settings, boolean byAsyncProfiler) {
        this.settings = settings;
        this.byAsyncProfiler = byAsyncProfiler;
    }

    /** Whether samples of {@code kind} may be of different events. */
    boolean dependsOnState(SampleKind kind) {
        return kind == SampleKind.EXECUTION && byAsyncProfiler;
    }

    /** What a sample of {@code kind} is; {@code running} tells async-profiler's samples of the CPU from those of the wall clock. */
    SampledEvent describe(SampleKind kind, boolean running) {
        return switch (kind) {
            case EXECUTION -> execution(running);
            case NATIVE_METHOD -> byPeriod("native", kind.event());
            case CPU_TIME, CPU_TIME_LOST ->
                nanos("cpu", "jdk.CPUTimeSample", settings.nanos("jdk.CPUTimeSample", "throttle"));
            case WALL_CLOCK -> wall();
            case NEW_TLAB, OUTSIDE_TLAB -> bytes("alloc", "tlab", allocationInterval());
            case ALLOCATION -> bytes("alloc", kind.event(), 0);
            case LIVE_OBJECT -> bytes("live", "tlab", allocationInterval());
            case MALLOC -> bytes("nativemem", "malloc", settings.number(kind.event(), "nativemem", 0));
            case MONITOR -> lock("lock", kind);
            case PARK -> lock(byAsyncProfiler ? "lock" : "park", kind);
            case NATIVE_LOCK -> nanos("nativelock", "nativelock", settings.number(kind.event(), "nativelock", 0));
            case METHOD_TRACE -> nanos("trace", kind.event(), 0);
        };
    }

    private SampledEvent execution(boolean running) {
        if (!byAsyncProfiler) {
            return byPeriod("cpu", EXECUTION);
        }
        if (!running) {
            return wall();
        }
        String event = settings.value(RECORDING, "event");
        String engine = settings.value(RECORDING, "engine");
        return switch (event) {
            case "", "cpu", "ctimer", "itimer", "wall" ->
                nanos("cpu", engine, settings.number(EXECUTION, "interval", DEFAULT_CPU_INTERVAL));
            default -> new SampledEvent(event, engine, SampleUnit.SAMPLES, 0);
        };
    }

    private SampledEvent wall() {
        boolean alone = settings.value(RECORDING, "event").equals("wall");
        long interval = settings.number(EXECUTION, alone ? "interval" : "wall", DEFAULT_WALL_INTERVAL);
        return nanos("wall", "wall", interval);
    }

    /** A sample of the JDK stands for its period; where that is not in the file, for nothing but itself. */
    private SampledEvent byPeriod(String name, String type) {
        long period = settings.nanos(type, "period");
        return period > 0 ? nanos(name, type, period) : new SampledEvent(name, type, SampleUnit.SAMPLES, 0);
    }

    private SampledEvent lock(String name, SampleKind kind) {
        return byAsyncProfiler
                ? nanos(name, "async-profiler", settings.number("jdk.JavaMonitorEnter", "lock", 0))
                : nanos(name, kind.event(), settings.nanos(kind.event(), "threshold"));
    }

    private long allocationInterval() {
        return byAsyncProfiler
                ? settings.number("jdk.ObjectAllocationInNewTLAB", "alloc", DEFAULT_ALLOCATION_INTERVAL)
                : 0;
    }

    private static SampledEvent nanos(String name, String engine, long interval) {
        return new SampledEvent(name, engine, SampleUnit.NANOSECONDS, interval);
    }

    private static SampledEvent bytes(String name, String engine, long interval) {
        return new SampledEvent(name, engine, SampleUnit.BYTES, interval);
    }
}
