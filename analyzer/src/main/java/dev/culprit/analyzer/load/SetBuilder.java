package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.profile.Profile;

/** Merges the profiles of one side. Not thread safe. */
public final class SetBuilder {

    /** Adds what one JVM recorded; {@code fileName} serves warnings. */
    public void add(String fileName, Profile profile) {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * The set.
     *
     * @throws LoadException if no profile with probed code was added
     */
    public LoadedSet build(String label) throws LoadException {
        throw new UnsupportedOperationException("being written");
    }
}
