package dev.culprit.agent.environment;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
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
    private static final int BYTES = 512;

    /** Read every 100 ms, mostly by code that is not compiled yet: hence no strings. */
    public static CpuTimes read() {
        long process = used(SELF);
        return of(process < 0 ? otherwise() : process, bytes(MACHINE));
    }

    /** User and system time of a process or thread, by its file {@code stat} (proc(5)); -1 when that does not tell. */
    static long used(File stat) {
        byte[] text = bytes(stat);
        // The name may have blanks and parentheses in it.
        long[] numbers = numbers(text, lastIndexOf(text, ')') + 4, 12);
        return numbers == null ? -1 : (numbers[10] + numbers[11]) * NANOS_PER_TICK;
    }

    /** @param stat {@code /proc/stat}, which begins with {@code cpu}, user, nice, system, idle, iowait, irq, softirq (proc(5)) */
    static CpuTimes of(long process, byte[] stat) {
        boolean known = stat.length > 4 && stat[0] == 'c' && stat[1] == 'p' && stat[2] == 'u' && stat[3] == ' ';
        long[] ticks = known ? numbers(stat, 4, 7) : null;
        return ticks == null
                ? new CpuTimes(process, -1, -1)
                : new CpuTimes(
                        process,
                        (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) * NANOS_PER_TICK,
                        (ticks[3] + ticks[4]) * NANOS_PER_TICK);
    }

    /** So many numbers from there on, each behind one blank or more; null if they are not there. A sign is passed over. */
    private static long @Nullable [] numbers(byte[] text, int from, int count) {
        long[] numbers = new long[count];
        int at = Math.max(0, from);
        for (int i = 0; i < count; i++) {
            while (at < text.length && (text[at] == ' ' || text[at] == '-')) {
                at++;
            }
            int start = at;
            for (; at < text.length && text[at] >= '0' && text[at] <= '9'; at++) {
                numbers[i] = 10 * numbers[i] + text[at] - '0';
            }
            if (at == start || from < 0) {
                return null;
            }
        }
        return numbers;
    }

    private static int lastIndexOf(byte[] text, char wanted) {
        int at = text.length - 1;
        while (at >= 0 && text[at] != wanted) {
            at--;
        }
        return at < 0 ? Integer.MIN_VALUE / 2 : at;
    }

    /** Where there is no {@code /proc}. */
    private static long otherwise() {
        Optional<Duration> cpu = ProcessHandle.current().info().totalCpuDuration();
        return cpu.isPresent() ? cpu.get().toNanos() : -1;
    }

    /** What the file begins with; nothing if it cannot be read. */
    private static byte[] bytes(File file) {
        try (InputStream in = new FileInputStream(file)) {
            byte[] bytes = new byte[BYTES];
            int length = Math.max(0, in.read(bytes));
            return Arrays.copyOf(bytes, length);
        } catch (IOException | SecurityException e) {
            return new byte[0];
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
