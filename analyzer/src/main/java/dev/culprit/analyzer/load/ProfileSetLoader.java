package dev.culprit.analyzer.load;

import dev.culprit.analyzer.model.LoadedSet;
import java.nio.file.Path;
import java.util.List;

/** Loads a profile set from files and directories. */
public final class ProfileSetLoader {

    private ProfileSetLoader() {}

    /**
     * Loads all profiles of {@code paths}: files as they are, of directories every {@code *.culprit} file below them.
     *
     * @throws LoadException if a path does not exist, a file that is named in {@code paths} cannot be read, or no profile
     *     with probed code remains
     */
    public static LoadedSet load(String label, List<Path> paths, LoadProgress progress) throws LoadException {
        throw new UnsupportedOperationException("being written");
    }
}
