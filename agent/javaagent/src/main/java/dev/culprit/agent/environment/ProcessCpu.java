package dev.culprit.agent.environment;

import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * The CPU time of this process as Linux has it. The management bean says the same, as exactly (both count in hundredths of a
 * second), but brings 20 ms of class loading with it: it looks into the control groups first.
 */
final class ProcessCpu {

    /** The unit in which the kernel shows times to programs, on every architecture that a JDK is made for. */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Positions of {@code utime} and {@code stime} behind the command's name (proc(5), fields 14 and 15). */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private ProcessCpu() {}

    /** User and system time in nanoseconds, null when {@code stat} does not tell. */
    static @Nullable Long nanos(File stat) {
        String line = TextFile.firstLine(stat);
        if (line == null) {
            return null;
        }
        // The name may have blanks and parentheses in it.
        String[] fields = line.substring(line.lastIndexOf(')') + 1).trim().split(" ");
        try {
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * NANOS_PER_TICK;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return null;
        }
    }
}
