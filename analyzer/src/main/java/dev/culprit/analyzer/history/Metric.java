package dev.culprit.analyzer.history;

/** What is measured of a {@link Subject}; of each there is one number per fork. */
public enum Metric {
    /** Own time of all recorded code, over all threads, without probes. */
    TOTAL_TIME("own time of all code", "ns"),
    /** Bytes that recorded code allocates. */
    TOTAL_ALLOCATION("allocated bytes", "B"),
    /** The most heap that a JVM used. */
    PEAK_HEAP("peak of the heap", "B"),
    /** The most resident memory that a JVM used. */
    PEAK_MEMORY("peak of resident memory", "B"),
    /** Own time of a typical call: the mean without the slowest tenth, without probes. */
    TIME_PER_CALL("own time per call", "ns"),
    CALLS("calls", "calls"),
    BYTES_PER_CALL("bytes per call", "B"),
    /** From setup to teardown, with its share of what is done for its class. */
    TEST_TIME("time of the test", "ns");

    private final String title;
    private final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** {@code ns}, {@code B} or {@code calls}. */
    public String unit() {
        return unit;
    }

    /** Whether a busy or another machine changes it. */
    boolean isTime() {
        return unit.equals("ns");
    }
}
