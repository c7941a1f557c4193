package dev.culprit.profile;

/** Names that the writer and the reader share. */
final class Members {

    static final String FORMAT = "culprit.profile";

    /** The newest format version; raised only when an older reader would misread a newer file. */
    static final int VERSION = 1;

    static final String MANIFEST = "manifest.json";
    static final String METHODS = "methods.json";
    static final String CALL_TREE = "calltree.json";
    static final String LATENCIES = "latencies.json";

    /** Only where there were tests. */
    static final String TESTS = "tests.json";

    /** Only where there is something in it. */
    static final String TIMELINE = "timeline.json";

    /** Only where there were telemetry handlers. */
    static final String TELEMETRY = "telemetry.json";

    /** Only where samples were asked for. */
    static final String SAMPLES = "samples.json";

    /** Only where there are any: a file of the JDK Flight Recorder's format. */
    static final String SAMPLES_JFR = "samples.jfr";

    private Members() {}
}
