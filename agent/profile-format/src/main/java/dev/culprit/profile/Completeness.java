package dev.culprit.profile;

import java.util.List;

/**
 * Whether a profile says all there was to say.
 *
 * @param complete true when written at the JVM's orderly exit; false for a periodic snapshot, which is what remains of a
 *     JVM that was killed
 * @param suppressedErrors exceptions inside probes that were kept from the application
 * @param truncatedCalls calls counted in a {@code [truncated]} node because the tree was full or too deep
 * @param skippedClasses classes of the selection that could not be instrumented
 * @param notes what else is missing, one plain sentence each
 */
public record Completeness(
        boolean complete, long suppressedErrors, long truncatedCalls, int skippedClasses, List<String> notes) {

    public Completeness {
        notes = List.copyOf(notes);
    }
}
