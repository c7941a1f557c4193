package dev.culprit.agent.environment;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CPU times so far, in nanoseconds; the kernel counts them in hundredths of a second.
 *
 * @param process of this process; -1 when unknown
 * @param busy of all processes of the machine, over all processors; -1 when unknown. What a hypervisor gave to others is neither
 *     busy nor idle
 * @param idle of all processors, waiting for disks included; -1 when unknown
 */
public record CpuTimes(long process, long busy, long idle) {

    private static final File MACHINE = new File("/proc/stat");
    private static final File SELF = new File("/proc/self/stat");
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Enough for the first line, which sums up all processors; the whole file grows with their number. */
    private static final int FIRST_LINE = 512;

    /** Reads them; some tens of microseconds. */
    public static CpuTimes read() {
        return of(processNanos(), firstLine(MACHINE));
    }

    /** @param stat the first line of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq (proc(5)) */
    static CpuTimes of(long process, @Nullable String stat) {
        if (stat != null && stat.startsWith("cpu ")) {
            String[] fields = stat.substring("cpu ".length()).trim().split(" ");
            try {
                long busy = sum(fields, 0, 1, 2, 5, 6);
                return new CpuTimes(process, busy, sum(fields, 3, 4));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                return new CpuTimes(process, -1, -1);
            }
        }
        return new CpuTimes(process, -1, -1);
    }

    private static long sum(String[] fields, int... positions) {
        long ticks = 0;
        for (int position : positions) {
            ticks += Long.parseLong(fields[position]);
        }
        return ticks * NANOS_PER_TICK;
    }

    private static long processNanos() {
        Long nanos = ProcessCpu.nanos(SELF);
        if (nanos != null) {
            return nanos;
        }
        Optional<Duration> cpu = ProcessHandle.current().info().totalCpuDuration();
        return cpu.isPresent() ? cpu.get().toNanos() : -1;
    }

    private static @Nullable String firstLine(File file) {
        try (InputStream in = new FileInputStream(file)) {
            byte[] bytes = new byte[FIRST_LINE];
            int length = in.read(bytes);
            String text = new String(bytes, 0, Math.max(0, length), StandardCharsets.US_ASCII);
            int end = text.indexOf('\n');
            return end < 0 ? null : text.substring(0, end);
        } catch (IOException | SecurityException e) {
            return null;
        }
    }

    /** What has been added since {@code earlier}; unknown stays unknown. */
    public CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(
                difference(process, earlier.process), difference(busy, earlier.busy), difference(idle, earlier.idle));
    }

    /** The kernel's idle time can go back a little. */
    private static long difference(long now, long before) {
        return now < 0 || before < 0 ? -1 : Math.max(0, now - before);
    }
}
