package dev.culprit.agent.sampling;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Timers that send a signal after so much CPU time, as {@code jdk.CPUTimeSample} needs them. The Flight Recorder takes no samples without
 * them, and does not say so where we could hear it. The kernel tells (Linux); where it does not, nothing is against them.
 */
final class CpuTimeTimers {

    /** SIGPROF, 27 on all platforms that have such samples, as a bit of a mask that begins with signal 1. */
    private static final long SIGNAL = 1L << 26;

    private static final String CAUGHT = "SigCgt:";

    private CpuTimeTimers() {}

    /** Whether something in this process handles their signal already. Whoever comes second gets none, and the JVM says so on stdout. */
    static boolean signalIsTaken() {
        return isTaken(line("/proc/self/status", CAUGHT));
    }

    /** By a line such as {@code SigCgt: 2000000105005ccf}. */
    static boolean isTaken(@Nullable String line) {
        if (line == null || !line.startsWith(CAUGHT)) {
            return false;
        }
        try {
            return (Long.parseUnsignedLong(line.substring(CAUGHT.length()).trim(), 16) & SIGNAL) != 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether this process has none, although they were asked for: the system refuses them. */
    static boolean areRefused() {
        return "".equals(line("/proc/self/timers", ""));
    }

    /** The first line that begins so; empty when there is none, null when the file cannot be read. */
    private static @Nullable String line(String file, String beginning) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(beginning)) {
                    return line;
                }
            }
            return "";
        } catch (IOException | SecurityException e) {
            return null;
        }
    }
}
