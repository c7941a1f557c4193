package dev.culprit.agent.options;

/**
 * An event to sample.
 *
 * @param name {@code cpu}, {@code wall}, {@code alloc} or {@code lock}
 * @param interval how much lies between two samples: bytes for {@code alloc}, nanoseconds otherwise; of {@code lock} the JDK takes it for the
 *     shortest wait
 */
public record SampledEvent(String name, long interval) {

    /**
     * Reads {@code cpu} or {@code cpu:1ms}.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static SampledEvent of(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        // cpu: a sample takes 5 to 20 microseconds, so 200 a second are below half a percent. wall: one for each thread
        // that is not idle.
        long interval = switch (name) {
            case "cpu" -> 5_000_000;
            case "wall" -> 20_000_000;
            case "alloc" -> 512 << 10;
            case "lock" -> 100_000;
            default ->
                throw new IllegalArgumentException(
                        "off, or events out of cpu, wall, alloc, lock joined by +, are expected, each with an interval (cpu:1ms,"
                                + " alloc:64k) or without");
        };
        return new SampledEvent(name, colon < 0 ? interval : interval(name, text.substring(colon + 1)));
    }

    private static long interval(String name, String text) {
        if (name.equals("alloc")) {
            long bytes = OptionValues.bytes(text);
            if (bytes == 0) {
                throw new IllegalArgumentException("an interval of more than 0 bytes is expected");
            }
            return bytes;
        }
        String[] units = {"ns", "us", "ms", "s"};
        long factor = 1;
        for (String unit : units) {
            String number = text.substring(0, Math.max(0, text.length() - unit.length()));
            if (text.endsWith(unit) && number.matches("\\d{1,9}")) {
                return atLeastMicros(Long.parseLong(number) * factor);
            }
            factor *= 1000;
        }
        throw new IllegalArgumentException("an interval such as 100us or 1ms is expected");
    }

    /** Shorter intervals than a sample takes would leave the application no time at all. */
    private static long atLeastMicros(long nanos) {
        if (nanos < 10_000 || nanos > 10_000_000_000L) {
            throw new IllegalArgumentException("an interval from 10us to 10s is expected");
        }
        return nanos;
    }

    @Override
    public String toString() {
        return name;
    }
}
