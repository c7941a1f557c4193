package dev.culprit.analyzer.cli.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Runs the same work again and again: what differs is the machine. */
final class Noise {

    private static final int WARM_UP = 10;
    private static final int RUNS = 40;
    private static final int STEPS = 4_000_000;
    private static final int TABLE = 1 << 16;

    /** Spread at which a change of 5 % needs more than the usual five forks a side. */
    private static final double NOISY = 0.05;

    private static final double STOLEN = 0.01;

    private static volatile int sink;

    private final SystemFiles files;
    private final LongSupplier nanoClock;

    Noise(SystemFiles files, LongSupplier nanoClock) {
        this.files = files;
        this.nanoClock = nanoClock;
    }

    List<Finding> examine() {
        OptionalDouble[] before = ticks();
        double[] nanos = times();
        OptionalDouble[] after = ticks();
        return List.of(noise(nanos), steal(before, after));
    }

    private double[] times() {
        int[] table = new int[TABLE];
        double[] nanos = new double[RUNS];
        for (int run = -WARM_UP; run < RUNS; run++) {
            long start = nanoClock.getAsLong();
            sink = work(table);
            long elapsed = nanoClock.getAsLong() - start;
            if (run >= 0) {
                nanos[run] = elapsed;
            }
        }
        return nanos;
    }

    /** Integer and memory work of a fixed amount. */
    private static int work(int[] table) {
        int state = 1;
        for (int i = 0; i < STEPS; i++) {
            state = state * 1_103_515_245 + 12_345;
            table[(state >>> 16) & (TABLE - 1)] += state;
        }
        return table[state & (TABLE - 1)];
    }

    static Finding noise(double[] nanos) {
        double[] sorted = nanos.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double spread = (sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4]) / median;
        double worst = sorted[sorted.length - 1] / median - 1;
        String observation = String.format(
                Locale.ROOT,
                "%.1f %% (middle half of %d runs of %.1f ms; slowest +%.0f %%)",
                100 * spread,
                sorted.length,
                median / 1e6,
                100 * worst);
        return spread < NOISY
                ? Finding.ok("noise", observation)
                : Finding.warning("noise", observation, "run more forks (--forks 10), or quieten the machine");
    }

    private static Finding steal(OptionalDouble[] before, OptionalDouble[] after) {
        if (before[0].isEmpty() || after[0].isEmpty()) {
            return Finding.note("steal", "unknown", "this system does not tell");
        }
        double all = after[1].getAsDouble() - before[1].getAsDouble();
        double share = all > 0 ? (after[0].getAsDouble() - before[0].getAsDouble()) / all : 0;
        String observation = String.format(Locale.ROOT, "%.1f %% of processor time", 100 * share);
        return share < STOLEN
                ? Finding.ok("steal", observation)
                : Finding.warning("steal", observation, "the host gives the processors to other machines meanwhile");
    }

    /** Stolen ticks and all ticks since boot, by the first line of {@code /proc/stat}: user nice system idle iowait irq softirq steal. */
    private OptionalDouble[] ticks() {
        String first = files.read("/proc/stat").orElse("").lines().findFirst().orElse("");
        String[] fields = first.split("\\s+");
        if (fields.length < 9 || !fields[0].equals("cpu")) {
            return new OptionalDouble[] {OptionalDouble.empty(), OptionalDouble.empty()};
        }
        double all = Arrays.stream(fields)
                .skip(1)
                .limit(8)
                .mapToDouble(Double::parseDouble)
                .sum();
        return new OptionalDouble[] {OptionalDouble.of(Double.parseDouble(fields[8])), OptionalDouble.of(all)};
    }
}
