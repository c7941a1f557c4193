package dev.culprit.analyzer.formats;

/** Formats that samples are written in. */
public enum WrittenFormat {
    COLLAPSED(false),
    PPROF(false),
    SPEEDSCOPE(true),
    JSON(true),
    OTLP(true);

    private final boolean several;

    WrittenFormat(boolean several) {
        this.several = several;
    }

    /** Whether a file holds more than one event. */
    public boolean holdsSeveralEvents() {
        return several;
    }
}
