package dev.culprit.analyzer.git;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that a worktree belongs to. Process ids are used again, so the time of its start is part of it.
 *
 * @param pid process id
 * @param startEpochMillis when it started, 0 when the system does not say
 */
record Owner(long pid, long startEpochMillis) {

    private static final Pattern REASON = Pattern.compile("in use by culprit, process (\\d{1,18}) started (\\d{1,18})");

    static Owner ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(self.pid(), start(self));
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    String reason() {
        return "in use by culprit, process " + pid + " started " + startEpochMillis;
    }

    /** Whether {@code reason} is of a process that no longer exists; false when it is not one of culprit's. */
    static boolean isGone(String reason) {
        Matcher matcher = REASON.matcher(reason.strip());
        if (!matcher.matches()) {
            return false;
        }
        long start = Long.parseLong(matcher.group(2));
        return ProcessHandle.of(Long.parseLong(matcher.group(1)))
                .map(process -> start(process) != start)
                .orElse(true);
    }
}
