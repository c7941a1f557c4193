package dev.culprit.analyzer.formats;

/** Formats that hold samples. */
public enum SampleFormat {
    JFR("JFR recording"),
    COLLAPSED("collapsed stacks"),
    PPROF("pprof profile"),
    SPEEDSCOPE("speedscope JSON"),
    FLAME_GRAPH("async-profiler's flame graph"),
    JSON("culprit's plain JSON of samples");

    private final String words;

    SampleFormat(String words) {
        this.words = words;
    }

    /** What people call it. */
    public String words() {
        return words;
    }
}
