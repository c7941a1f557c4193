package dev.culprit.profile;

import java.util.ArrayList;
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
 * @param missing parts that the agent failed to put together; the rest is as if they had never been
 */
public record Completeness(
        boolean complete,
        long suppressedErrors,
        long truncatedCalls,
        int skippedClasses,
        List<String> notes,
        List<MissingPart> missing) {

    public Completeness {
        notes = List.copyOf(notes);
        missing = List.copyOf(missing);
    }

    /** A profile with all its parts. */
    public Completeness(
            boolean complete, long suppressedErrors, long truncatedCalls, int skippedClasses, List<String> notes) {
        this(complete, suppressedErrors, truncatedCalls, skippedClasses, notes, List.of());
    }

    Completeness withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Completeness(complete, suppressedErrors, truncatedCalls, skippedClasses, more, missing);
    }

    /**
     * A part of the profile that is not there because of an error in the agent.
     *
     * @param part for people, such as {@code timeline}
     * @param reason the error, with its message
     */
    public record MissingPart(String part, String reason) {}
}
