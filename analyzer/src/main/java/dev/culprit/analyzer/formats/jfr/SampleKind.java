package dev.culprit.analyzer.formats.jfr;

/** The events of recordings that are samples. */
enum SampleKind {
    EXECUTION("jdk.ExecutionSample", "sampledThread", "", ""),
    NATIVE_METHOD("jdk.NativeMethodSample", "sampledThread", "", ""),
    CPU_TIME("jdk.CPUTimeSample", "eventThread", "samplingPeriod", ""),
    CPU_TIME_LOST("jdk.CPUTimeSamplesLost", "eventThread", "", ""),
    WALL_CLOCK("profiler.WallClockSample", "sampledThread", "", ""),
    NEW_TLAB("jdk.ObjectAllocationInNewTLAB", "eventThread", "tlabSize", "objectClass"),
    OUTSIDE_TLAB("jdk.ObjectAllocationOutsideTLAB", "eventThread", "allocationSize", "objectClass"),
    ALLOCATION("jdk.ObjectAllocationSample", "eventThread", "weight", "objectClass"),
    LIVE_OBJECT("profiler.LiveObject", "eventThread", "allocationSize", "objectClass"),
    MALLOC("profiler.Malloc", "eventThread", "size", ""),
    MONITOR("jdk.JavaMonitorEnter", "eventThread", "duration", "monitorClass"),
    PARK("jdk.ThreadPark", "eventThread", "duration", "parkedClass"),
    NATIVE_LOCK("profiler.NativeLock", "eventThread", "duration", ""),
    METHOD_TRACE("jdk.MethodTrace", "eventThread", "duration", "");

    private final String event;
    private final String thread;
    private final String weight;
    private final String objectClass;

    SampleKind(String event, String thread, String weight, String objectClass) {
        this.event = event;
        this.thread = thread;
        this.weight = weight;
        this.objectClass = objectClass;
    }

    /** Name of the event in the metadata. */
    String event() {
        return event;
    }

    /** Field of the sampled thread. */
    String thread() {
        return thread;
    }

    /** Field of what the sample carries; empty when that is counted in samples. */
    String weight() {
        return weight;
    }

    /** Field of the class of the object; empty when it has none. */
    String objectClass() {
        return objectClass;
    }

    /** Field of the number of samples; empty when the event is one. */
    String samples() {
        return switch (this) {
            case WALL_CLOCK -> "samples";
            case CPU_TIME_LOST -> "lostSamples";
            default -> "";
        };
    }
}
