package dev.culprit.analyzer.cli.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What reading the time costs: every probe does it twice. */
final class Clock {

    private static final String SOURCE = "/sys/devices/system/clocksource/clocksource0/current_clocksource";

    /** Sources that the vDSO reads without a system call. */
    private static final Set<String> FAST =
            Set.of("tsc", "kvm-clock", "arch_sys_counter", "hyperv_clocksource_tsc_page");

    private static final int ROUNDS = 9;
    private static final int READS = 200_000;

    private static volatile long sink;

    private final SystemFiles files;

    Clock(SystemFiles files) {
        this.files = files;
    }

    List<Finding> examine() {
        return List.of(source(), cost());
    }

    private Finding source() {
        return files.read(SOURCE)
                .map(
                        source -> FAST.contains(source)
                                ? Finding.ok("clock source", source)
                                : Finding.warning(
                                        "clock source",
                                        source,
                                        "slow: every reading is a system call; probes of short methods cost more than they measure"))
                .orElseGet(() -> Finding.note("clock source", "unknown", "this system does not tell"));
    }

    private static Finding cost() {
        double[] nanos = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            nanos[round] = nanosPerRead();
        }
        Arrays.sort(nanos);
        double median = nanos[ROUNDS / 2];
        String observation = String.format(Locale.ROOT, "%.0f ns per reading", median);
        return median < 100
                ? Finding.ok("clock cost", observation)
                : Finding.warning("clock cost", observation, "methods shorter than this are drowned by their probes");
    }

    private static double nanosPerRead() {
        long start = System.nanoTime();
        long sum = 0;
        for (int i = 0; i < READS; i++) {
            sum += System.nanoTime();
        }
        long elapsed = System.nanoTime() - start;
        sink = sum;
        return (double) elapsed / READS;
    }
}
