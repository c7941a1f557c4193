package dev.culprit.agent.recording;

/** Writes snapshots until the recording is finished. */
final class SnapshotThread extends Thread {

    /** A snapshot that takes longer than this share of the interval makes the next one wait. */
    private static final int MAX_SHARE = 20;

    private final ProfileRecording recording;
    private final long intervalMillis;

    SnapshotThread(ProfileRecording recording, long intervalMillis) {
        super("culprit-snapshot");
        setDaemon(true);
        this.recording = recording;
        this.intervalMillis = intervalMillis;
    }

    @Override
    public void run() {
        // The first one early: a JVM that is killed young leaves something too.
        long wait = Math.max(1, intervalMillis / 2);
        try {
            do {
                Thread.sleep(wait);
                wait = nextWait();
            } while (wait > 0);
        } catch (InterruptedException e) {
            // Somebody interrupts threads that are not theirs: then there are no more snapshots, but the final profile.
            interrupt();
        }
    }

    private long nextWait() {
        long start = System.nanoTime();
        boolean more = recording.snapshot();
        long millis = (System.nanoTime() - start) / 1_000_000;
        return more ? Math.max(intervalMillis, MAX_SHARE * millis) : 0;
    }
}
