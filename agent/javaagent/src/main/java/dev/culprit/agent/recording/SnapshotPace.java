package dev.culprit.agent.recording;

/** How long to wait before each snapshot. Not thread safe. */
final class SnapshotPace {

    /** Snapshots that take longer than this part of the interval make the next one wait. */
    private static final int MAX_SHARE = 20;

    private final long intervalMillis;
    private long previousMillis;

    SnapshotPace(long intervalMillis) {
        this.intervalMillis = intervalMillis;
    }

    /** The first one early: a JVM that is killed young leaves something too. */
    long firstWait() {
        return Math.max(1, intervalMillis / 2);
    }

    /**
     * The wait after a snapshot, by the quicker of the last two: the first loads the writer's classes, and on a busy machine any of them
     * may have to wait for a processor. Seen: 1.6 s for a profile of 4 kB, after which nothing was written for half a minute.
     *
     * @param millis what the snapshot took
     */
    long waitAfter(long millis) {
        long usual = Math.min(millis, previousMillis);
        previousMillis = millis;
        return Math.max(intervalMillis, MAX_SHARE * usual);
    }
}
