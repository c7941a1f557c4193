package dev.culprit.agent.recording;

import com.sun.management.ThreadMXBean;
import dev.culprit.agent.runtime.Recorder;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Which meters of threads the probes read. They are the only part of {@code java.management} that is used before the application's
 * {@code main}, and only when asked for; no MBean server is made.
 *
 * @param bytes whether allocated bytes are metered
 * @param cpu whether CPU time is metered
 * @param notes what was asked for and cannot be had, one plain sentence each
 */
public record Metering(boolean bytes, boolean cpu, List<String> notes) {

    private static final Metering OFF = new Metering(false, false, List.of());

    public Metering {
        notes = List.copyOf(notes);
    }

    /** Turns on the meters that are asked for and can be had; the recording has begun and no probe has fired. */
    public static Metering start(boolean bytes, boolean cpu) {
        if (!bytes && !cpu) {
            return OFF;
        }
        try {
            return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                    ? start(threads, bytes, cpu)
                    : unsupported(bytes, cpu, "this JVM does not tell");
        } catch (LinkageError | RuntimeException e) {
            return unsupported(bytes, cpu, e.toString());
        }
    }

    private static Metering start(ThreadMXBean threads, boolean bytes, boolean cpu) {
        boolean meterBytes = bytes && threads.isThreadAllocatedMemorySupported();
        boolean meterCpu = cpu && threads.isCurrentThreadCpuTimeSupported();
        if (meterBytes) {
            threads.setThreadAllocatedMemoryEnabled(true);
        }
        if (meterCpu) {
            threads.setThreadCpuTimeEnabled(true);
        }
        Metering unsupported = unsupported(bytes && !meterBytes, cpu && !meterCpu, "this JVM does not support it");
        if (meterBytes || meterCpu) {
            Recorder.meterBy(new JvmMeter(threads), meterBytes, meterCpu);
        }
        return new Metering(meterBytes, meterCpu, unsupported.notes);
    }

    private static Metering unsupported(boolean bytes, boolean cpu, String why) {
        List<String> notes = new ArrayList<>();
        if (bytes) {
            notes.add("Allocated bytes (alloc=on) were asked for and not recorded: " + why + ".");
        }
        if (cpu) {
            notes.add("CPU time (cpu=on) was asked for and not recorded: " + why + ".");
        }
        return new Metering(false, false, notes);
    }

    /** Whether probes must be the metering ones. */
    public boolean isOn() {
        return bytes || cpu;
    }
}
