package dev.culprit.agent.sampling;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much can still be written to a directory. Where the system does not tell, it counts as enough. */
final class Room {

    /** The Flight Recorder's buffers and the file that it is at are some 25 MB. */
    private static final long ENOUGH_BYTES = 32L << 20;

    /** Less than a block or two: something that wrote got less than it asked for. */
    private static final long NOTHING_BYTES = 64L << 10;

    private Room() {}

    /** The first directory that can be written to and has enough, or else the first that can be written to; null if none can. */
    static @Nullable File firstWithEnough(List<File> directories) {
        File first = null;
        for (File directory : directories) {
            if (!directory.isDirectory() || !directory.canWrite()) {
                continue;
            }
            if (hasEnough(directory)) {
                return directory;
            }
            first = first == null ? directory : first;
        }
        return first;
    }

    static boolean hasEnough(File directory) {
        return free(directory) >= ENOUGH_BYTES;
    }

    static boolean isUsedUp(File directory) {
        return free(directory) < NOTHING_BYTES;
    }

    private static long free(File directory) {
        return directory.getTotalSpace() == 0 ? Long.MAX_VALUE : directory.getUsableSpace();
    }
}
