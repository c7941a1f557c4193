package dev.culprit.agent.options;

/** How waits are recorded. */
public enum Waits {
    /** Not at all: they are the own time of their functions. */
    OFF,

    /** By probes around calls that may block. */
    PROBES,

    /** Besides, by looking at threads. */
    ON;

    public boolean hasProbes() {
        return this != OFF;
    }

    static Waits of(String value) {
        return switch (value) {
            case "on" -> ON;
            case "probes" -> PROBES;
            case "off" -> OFF;
            default -> throw new IllegalArgumentException("on, probes or off is expected");
        };
    }
}
