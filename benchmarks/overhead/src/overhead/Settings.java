package overhead;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What one JVM measures.
 *
 * @param passes greater than 0: make exactly this many passes and measure nothing, to see what a contender counts
 * @param warmUpNanos CPU time of each thread before the rounds
 * @param roundNanos CPU time of each thread in a round
 * @param result file to write
 */
record Settings(
        String shape,
        boolean timed,
        int threads,
        long passes,
        long warmUpNanos,
        int rounds,
        long roundNanos,
        Path result) {

    private static final long MILLISECOND = 1_000_000;

    /** Reads arguments of the form {@code name=value}. */
    static Settings of(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new Settings(
                values.get("shape"),
                Boolean.parseBoolean(values.get("timed")),
                Integer.parseInt(values.get("threads")),
                Long.parseLong(values.get("passes")),
                Long.parseLong(values.get("warm-up-millis")) * MILLISECOND,
                Integer.parseInt(values.get("rounds")),
                Long.parseLong(values.get("round-millis")) * MILLISECOND,
                Path.of(values.get("result")));
    }
}
