package dev.culprit.analyzer.model;

import org.jspecify.annotations.Nullable;

/**
 * When what happened on both sides, each in its fork of median length.
 *
 * @param baseline null when no test, wait or process of it is known
 * @param candidate the same
 */
public record ComparedTimelines(
        @Nullable RunTimeline baseline, @Nullable RunTimeline candidate) {

    public static final ComparedTimelines NONE = new ComparedTimelines(null, null);

    /** Nanoseconds to the end of the longer one. */
    public long lengthNanos() {
        return Math.max(length(baseline), length(candidate));
    }

    private static long length(@Nullable RunTimeline run) {
        return run == null ? 0 : run.lengthNanos();
    }
}
