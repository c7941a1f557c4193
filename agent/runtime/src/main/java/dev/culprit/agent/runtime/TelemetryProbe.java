package dev.culprit.agent.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What callbacks of telemetry handlers call besides {@link Probe} when an exception leaves them. Their calls cost what those of any other
 * function do.
 */
public final class TelemetryProbe {

    private TelemetryProbe() {}

    /** Exceptions that left functions, by method id. Thread safe. */
    static final class Thrown {

        private final ConcurrentMap<Integer, AtomicLong> counts = new ConcurrentHashMap<>();

        void add(int methodId) {
            AtomicLong count = counts.get(methodId);
            if (count == null) {
                AtomicLong mine = new AtomicLong();
                AtomicLong other = counts.putIfAbsent(methodId, mine);
                count = other == null ? mine : other;
            }
            count.incrementAndGet();
        }

        Map<Integer, Long> counts() {
            Map<Integer, Long> now = new HashMap<>();
            for (Map.Entry<Integer, AtomicLong> entry : counts.entrySet()) {
                now.put(entry.getKey(), entry.getValue().get());
            }
            return now;
        }
    }

    /**
     * An exception is about to leave the method.
     *
     * @param methodId the method's
     */
    public static void thrown(int methodId) {
        try {
            if (Probe.recording) {
                Recording.current().thrown.add(methodId);
            }
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
        }
    }
}
