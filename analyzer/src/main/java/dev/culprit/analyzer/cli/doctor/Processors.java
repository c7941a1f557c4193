package dev.culprit.analyzer.cli.doctor;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Processors: how many, how fast they may be clocked, and who else wants them. */
final class Processors {

    private static final String GOVERNOR = "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor";

    private final SystemFiles files;

    Processors(SystemFiles files) {
        this.files = files;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        int cores = Runtime.getRuntime().availableProcessors();
        findings.add(cores(cores));
        findings.add(limit());
        files.read(GOVERNOR).ifPresent(governor -> findings.add(governor(governor)));
        findings.add(load(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), cores));
        return findings;
    }

    private static Finding cores(int cores) {
        String observation = cores + (cores == 1 ? " core" : " cores") + " for a JVM";
        return cores > 1
                ? Finding.ok("processors", observation)
                : Finding.warning("processors", observation, "JIT and GC take the only core from the measured code");
    }

    private Finding limit() {
        return cpuLimit()
                .map(limit -> Finding.note(
                        "container CPU",
                        String.format(Locale.ROOT, "%.2f cores", limit),
                        "a process that uses them up is paused for the rest of a period: times come out in steps"))
                .orElseGet(() -> Finding.ok("container CPU", "no limit"));
    }

    /** Cores that the control group grants, version 2 or 1; empty without a limit. */
    private Optional<Double> cpuLimit() {
        Optional<Double> second = files.read("/sys/fs/cgroup/cpu.max").flatMap(Processors::quota);
        if (second.isPresent()) {
            return second;
        }
        Optional<String> quota = files.read("/sys/fs/cgroup/cpu/cpu.cfs_quota_us");
        Optional<String> period = files.read("/sys/fs/cgroup/cpu/cpu.cfs_period_us");
        return quota.isPresent() && period.isPresent() ? quota(quota.get() + " " + period.get()) : Optional.empty();
    }

    private static Optional<Double> quota(String quotaAndPeriod) {
        String[] parts = quotaAndPeriod.split(" ");
        boolean limited = parts.length == 2 && parts[0].matches("\\d+") && parts[1].matches("[1-9]\\d*");
        return limited ? Optional.of(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1])) : Optional.empty();
    }

    private static Finding governor(String governor) {
        return governor.equals("performance")
                ? Finding.ok("CPU governor", governor)
                : Finding.note("CPU governor", governor, "the clock rate may change meanwhile; 'performance' fixes it");
    }

    private static Finding load(double load, int cores) {
        if (load < 0) {
            return Finding.note("load", "unknown", "this system does not tell");
        }
        String observation = String.format(Locale.ROOT, "%.1f on %d cores", load, cores);
        return load < 0.5 * cores
                ? Finding.ok("load", observation)
                : Finding.warning("load", observation, "others use the machine; wait, or run more forks");
    }
}
