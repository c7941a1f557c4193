package dev.culprit.analyzer.load;

import dev.culprit.profile.Profile;

/** Looks at the profiles of a set while they are loaded; a profile is not kept. */
public interface ProfileListener {

    /** What one JVM recorded, in a file below {@code origin}. Equal fork names of two origins are two forks. */
    void add(String origin, String file, Profile profile);

    /** Both look. */
    default ProfileListener and(ProfileListener other) {
        return (origin, file, profile) -> {
            add(origin, file, profile);
            other.add(origin, file, profile);
        };
    }
}
