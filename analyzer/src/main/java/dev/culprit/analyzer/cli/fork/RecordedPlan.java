package dev.culprit.analyzer.cli.fork;

import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Which calls the agent timed is part of a recording: a method that got too expensive is timed less from then on. Forks that
 * decide this for themselves decide differently, so all get the plan of the first one.
 */
public final class RecordedPlan {

    /** The agent's option that takes a plan: a profile, or a directory of profiles. */
    public static final String OPTION = "plan";

    private RecordedPlan() {}

    /** Whether some JVM of that fork timed less than every call of a method, so that its plan has to be handed on. */
    public static boolean isThinned(ProfileFolder folder, String fork) {
        return folder.filesOf(fork).stream().anyMatch(RecordedPlan::isThinned);
    }

    private static boolean isThinned(Path profile) {
        try {
            return !ProfileReader.read(profile).manifest().plan().thinned().isEmpty();
        } catch (IOException e) {
            // What cannot be read is no plan either; loading it later says why.
            return false;
        }
    }
}
