package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.samples.SampleUnit;
import dev.culprit.analyzer.samples.SampledEvent;

/** What the samples of a chunk are, by its settings. */
final class SampledEvents {

    private static final String RECORDING = "jdk.ActiveRecording";
    private static final String EXECUTION = SampleKind.EXECUTION.event();

    /**
     * What async-profiler writes as the state of a sample of the CPU since 2.10. Before, all samples had the state of a thread that runs, and a
     * recording had samples of the CPU or of the wall clock, never both.
     */
    private static final String NO_STATE = "STATE_DEFAULT";

    private static final String ALLOCATION = SampleKind.NEW_TLAB.event();
    private static final String CPU_TIME = SampleKind.CPU_TIME.event();
    private static final long DEFAULT_CPU_INTERVAL = 10_000_000;
    private static final long DEFAULT_WALL_INTERVAL = 50_000_000;
    private static final long DEFAULT_ALLOCATION_INTERVAL = 524_287;

    private final Settings settings;
    private final boolean byAsyncProfiler;
    private final boolean statesTell;
    private long cpuTimePeriod;

    SampledEvents(Settings settings, Constants constants) {
        this.settings = settings;
        this.byAsyncProfiler = constants.byAsyncProfiler();
        this.statesTell = constants.hasThreadState(NO_STATE);
    }

    /** Whether samples of {@code kind} may be of different events. */
    boolean dependsOnState(SampleKind kind) {
        return kind == SampleKind.EXECUTION && byAsyncProfiler && statesTell;
    }

    /** What a sample of {@code kind} is; {@code state} is that of its thread, empty when it has none. */
    SampledEvent describe(SampleKind kind, String state) {
        return switch (kind) {
            case EXECUTION -> execution(state);
            case NATIVE_METHOD -> byPeriod("native", kind.event());
            case CPU_TIME, CPU_TIME_LOST -> nanos("cpu", CPU_TIME, settings.nanos(CPU_TIME, "throttle"));
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

    /** Takes note of the period of a sample by CPU time. */
    void cpuTimePeriod(long nanos) {
        cpuTimePeriod = nanos;
    }

    /** What one sample by CPU time stands for, as the last one said, or else the setting; 0 when neither does. */
    long cpuTimePeriod() {
        return cpuTimePeriod > 0 ? cpuTimePeriod : settings.nanos(CPU_TIME, "throttle");
    }

    /**
     * The least that a sample of {@code kind} stands for. async-profiler adds up lengths or sizes until they reach the interval, and writes the one by which
     * they do: what is below the interval is sampled in proportion, and stands for the interval. To waits for locks it does so since
     * version 4; before, it wrote all that were longer. Of objects that still live it writes the size, however they were sampled.
     */
    long least(SampleKind kind) {
        if (!byAsyncProfiler) {
            return 0;
        }
        return switch (kind) {
            case MONITOR, PARK -> majorVersion() < 4 ? 0 : lockInterval();
            case NATIVE_LOCK, MALLOC -> describe(kind, "").interval();
            case NEW_TLAB, OUTSIDE_TLAB -> settings.number(ALLOCATION, "alloc", 0);
            case LIVE_OBJECT -> allocationInterval();
            default -> 0;
        };
    }

    /** Of async-profiler; 0 when it is not known. */
    private int majorVersion() {
        String version = settings.value(RECORDING, "version");
        int digits = 0;
        while (digits < Math.min(4, version.length()) && Character.isDigit(version.charAt(digits))) {
            digits++;
        }
        return digits == 0 ? 0 : Integer.parseInt(version.substring(0, digits));
    }

    private SampledEvent execution(String state) {
        if (!byAsyncProfiler) {
            return byPeriod("cpu", EXECUTION);
        }
        String event = settings.value(RECORDING, "event");
        if (statesTell ? !state.isEmpty() && !state.equals(NO_STATE) : event.equals("wall")) {
            return wall();
        }
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
                ? nanos(name, "async-profiler", lockInterval())
                : nanos(name, kind.event(), settings.nanos(kind.event(), "threshold"));
    }

    private long lockInterval() {
        return settings.number(SampleKind.MONITOR.event(), "lock", 0);
    }

    private long allocationInterval() {
        return byAsyncProfiler ? settings.number(ALLOCATION, "alloc", DEFAULT_ALLOCATION_INTERVAL) : 0;
    }

    private static SampledEvent nanos(String name, String engine, long interval) {
        return new SampledEvent(name, engine, SampleUnit.NANOSECONDS, interval);
    }

    private static SampledEvent bytes(String name, String engine, long interval) {
        return new SampledEvent(name, engine, SampleUnit.BYTES, interval);
    }
}
