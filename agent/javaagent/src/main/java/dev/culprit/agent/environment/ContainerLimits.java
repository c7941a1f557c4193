package dev.culprit.agent.environment;

import java.io.File;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Limits of the process's control group, version 2 or 1, as a container sees them. */
final class ContainerLimits {

    private static final String NONE = "none";

    /** Version 1 writes the largest page-aligned number when there is no limit. */
    private static final long UNLIMITED = 1L << 60;

    private final File root;

    /** @param root normally {@code /sys/fs/cgroup} */
    ContainerLimits(File root) {
        this.root = root;
    }

    /** Cores, such as {@code 1.50}, or {@code none}. */
    String cpu() {
        String max = TextFile.firstLine(new File(root, "cpu.max"));
        if (max != null) {
            String[] parts = max.split(" ");
            return parts.length == 2 ? cores(parts[0], parts[1]) : NONE;
        }
        return cores(
                TextFile.firstLine(new File(root, "cpu/cpu.cfs_quota_us")),
                TextFile.firstLine(new File(root, "cpu/cpu.cfs_period_us")));
    }

    /** Bytes, or {@code none}. */
    String memory() {
        String max = TextFile.firstLine(new File(root, "memory.max"));
        if (max == null) {
            max = TextFile.firstLine(new File(root, "memory/memory.limit_in_bytes"));
        }
        return isNumber(max) && Long.parseLong(max) < UNLIMITED ? max : NONE;
    }

    private static String cores(@Nullable String quota, @Nullable String period) {
        if (!isNumber(quota) || !isNumber(period) || Long.parseLong(period) == 0) {
            return NONE;
        }
        return String.format(Locale.ROOT, "%.2f", (double) Long.parseLong(quota) / Long.parseLong(period));
    }

    private static boolean isNumber(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}");
    }
}
