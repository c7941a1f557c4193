package dev.culprit.analyzer.findings;

/**
 * One wait.
 *
 * @param call the wait in the call tree
 * @param thread name of the thread, unique within its JVM
 * @param startNanos from the start of the recording
 * @param nanos how long
 */
public record RecordedWait(CallNode call, String thread, long startNanos, long nanos) {

    public RecordedWait {
        if (!call.frame().isWait()) {
            throw new IllegalArgumentException(call.frame().shortName() + " is no wait");
        }
    }

    long endNanos() {
        return startNanos + nanos;
    }
}
