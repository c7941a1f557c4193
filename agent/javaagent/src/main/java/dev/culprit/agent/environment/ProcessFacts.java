package dev.culprit.agent.environment;

import dev.culprit.profile.ProcessInfo;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This process and the one that started it. */
public final class ProcessFacts {

    private ProcessFacts() {}

    /**
     * The id of this process. Linux tells it without {@code ProcessHandle}, which makes a thread pool: its class would get {@code tasks=on}'s
     * calls before main, and bring in the library for that (50 classes), in JVMs that may have no use for it.
     */
    public static long pid() {
        try {
            String name = new File("/proc/self").getCanonicalFile().getName();
            if (name.matches("\\d{1,18}")) {
                return Long.parseLong(name);
            }
        } catch (IOException e) {
            // There is the other way.
        }
        return ProcessHandle.current().pid();
    }

    /** The main class or jar with its arguments, as the JVM keeps it; empty when unknown. */
    public static String command() {
        return System.getProperty("sun.java.command", "");
    }

    /** Nanoseconds, of milliseconds, from the start of this process to the start of the agent; 0 when unknown. */
    public static long nanosBefore(long agentStartMillis) {
        return Math.max(0, agentStartMillis - ManagementFacts.startMillis(agentStartMillis)) * 1_000_000;
    }

    /**
     * What the profile says about the process.
     *
     * @param agentStartMillis when the agent started, for a JVM that cannot tell when itself did
     * @param elapsedNanos since recording began
     * @param parent null when unknown
     */
    public static ProcessInfo read(long agentStartMillis, long elapsedNanos, ProcessInfo.@Nullable Parent parent) {
        return new ProcessInfo(
                pid(),
                ManagementFacts.startMillis(agentStartMillis),
                System.currentTimeMillis(),
                elapsedNanos,
                command(),
                System.getProperty("user.dir", ""),
                parent);
    }

    /** The process that started this one; null when unknown. */
    public static ProcessInfo.@Nullable Parent parent() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        if (parent.isEmpty()) {
            return null;
        }
        ProcessHandle.Info info = parent.get().info();
        Optional<Instant> start = info.startInstant();
        return new ProcessInfo.Parent(
                parent.get().pid(),
                start.isPresent() ? start.get().toEpochMilli() : 0,
                info.command().orElse(""));
    }
}
