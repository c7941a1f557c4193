package dev.culprit.agent.recording;

import dev.culprit.agent.environment.HeapRoom;

/** Writes snapshots until the recording is finished. */
final class SnapshotThread extends Thread {

    private final ProfileRecording recording;
    private final SnapshotPace pace;
    private final HeapRoom room = new HeapRoom();

    SnapshotThread(ProfileRecording recording, long intervalMillis) {
        super("culprit-snapshot");
        setDaemon(true);
        this.recording = recording;
        pace = new SnapshotPace(intervalMillis);
    }

    @Override
    public void run() {
        try {
            // The first one brings the classes that all need.
            room.await(pace.firstWait());
            for (long wait = nextWait(); wait > 0; wait = nextWait()) {
                Thread.sleep(wait);
            }
        } catch (InterruptedException e) {
            // Somebody interrupts threads that are not theirs: then there are no more snapshots, but the final profile.
            interrupt();
        }
    }

    /** Writes one and gives the wait after it, 0 for no more. */
    private long nextWait() {
        long start = System.nanoTime();
        boolean more;
        try {
            more = recording.snapshot();
        } catch (OutOfMemoryError e) {
            // There was not even the memory to say so.
            return pace.firstWait();
        }
        long wait = pace.waitAfter((System.nanoTime() - start) / 1_000_000);
        return more ? wait : 0;
    }
}
