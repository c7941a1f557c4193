package dev.culprit.agent.options;

/** Where to begin in the row of samplers; those that follow are tried when it cannot be had. */
public enum SamplerChoice {
    /** Performance events of the Linux kernel: the most exact, and stacks go on into the kernel. */
    PERF_EVENTS("perf_events"),

    /** A timer of CPU time for each thread (Linux). */
    CTIMER("ctimer"),

    /** One timer of CPU time for the process. */
    ITIMER("itimer"),

    /** The JDK's Flight Recorder. */
    JFR("jfr");

    private final String text;

    SamplerChoice(String text) {
        this.text = text;
    }

    /** As in the option, and as async-profiler calls its engines. */
    public String text() {
        return text;
    }

    static SamplerChoice of(String value) {
        if (value.equals("auto")) {
            return PERF_EVENTS;
        }
        for (SamplerChoice choice : values()) {
            if (choice.text.equals(value)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("auto, perf_events, ctimer, itimer or jfr is expected");
    }
}
