package dev.culprit.agent.environment;

/**
 * Whether there is room on the heap for work that uses classes of the JDK for the first time. One whose static initialiser meets a full heap is broken
 * for good, for the application as well, which may outlive that moment: seen with {@code java.nio.charset.CoderResult}, without which
 * nothing can be printed.
 */
public final class HeapRoom {

    /** What such work allocates, several times over. */
    private static final long NEEDED_BYTES = 2 << 20;

    /** To be made while there is room: then this class is there as well. */
    public HeapRoom() {}

    /** Whether there is room now. Garbage takes room until it is collected, so a second question may have another answer. */
    boolean isThere() {
        Runtime jvm = Runtime.getRuntime();
        return isEnough(jvm.maxMemory(), jvm.totalMemory(), jvm.freeMemory());
    }

    /**
     * Sleeps for so long, and again until there is room.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void await(long millis) throws InterruptedException {
        do {
            Thread.sleep(millis);
        } while (!isThere());
    }

    /**
     * @param max bytes that the heap can grow to
     * @param total bytes that it has now
     * @param free bytes of {@code total} that are not in use
     */
    static boolean isEnough(long max, long total, long free) {
        return max - total + free >= NEEDED_BYTES;
    }
}
