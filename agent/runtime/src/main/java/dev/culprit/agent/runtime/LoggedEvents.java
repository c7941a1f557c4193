package dev.culprit.agent.runtime;

import java.util.List;

/**
 * What a recording logs besides its trees: when threads waited, and which processes they started. Where reading that fails there is nothing of it, and the
 * trees are there all the same. Not thread safe.
 */
final class LoggedEvents {

    private final Recording recording;

    WaitEvents waits;
    ProcessEvents processes;

    /** Time in nanoseconds of waits that were seen. */
    long seenWaitNanos;

    /** Text of what failed; null if nothing did. */
    String error;

    /** Reads them; before the trees, so that these have the rows. */
    LoggedEvents(Recording recording) {
        this.recording = recording;
        try {
            waits = recording.waits.read(recording.startNanos);
            processes = recording.processes.read(recording.startNanos);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Finds their rows, and adds those of waits that were seen. */
    void locate(MergedThreads merged) {
        if (error != null) {
            return;
        }
        try {
            LoggedPaths.Copy paths;
            List<SeenWaits.Found> seen;
            // Threads of the application wait for this lock when their waits end: the search is made without it.
            synchronized (recording.paths) {
                paths = recording.paths.copy();
                seen = recording.seenWaits.found();
            }
            LoggedPaths.Located located = paths.locate(merged);
            waits.locate(located);
            processes.locate(located);
            seenWaitNanos = SeenWaits.moveInto(merged, located, seen);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException e) {
        error = e.toString();
        waits = new WaitEvents(0, new String[0], 0, LoggedRows.NONE);
        processes = new ProcessEvents(0, LoggedRows.NONE);
    }
}
