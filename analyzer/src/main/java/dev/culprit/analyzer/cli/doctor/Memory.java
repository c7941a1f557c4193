package dev.culprit.analyzer.cli.doctor;

import java.util.List;
import java.util.Optional;

/** How much memory a container grants. */
final class Memory {

    private static final List<String> LIMITS =
            List.of("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes");

    /** Control groups of version 1 say "no limit" with a number near 2^63. */
    private static final long NO_LIMIT = 1L << 60;

    private final SystemFiles files;

    Memory(SystemFiles files) {
        this.files = files;
    }

    Finding examine() {
        return limit().map(bytes -> Finding.ok("container memory", bytes / (1 << 20) + " MiB"))
                .orElseGet(() -> Finding.ok("container memory", "no limit"));
    }

    private Optional<Long> limit() {
        return LIMITS.stream()
                .map(files::read)
                .flatMap(Optional::stream)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .filter(bytes -> bytes < NO_LIMIT)
                .findFirst();
    }
}
