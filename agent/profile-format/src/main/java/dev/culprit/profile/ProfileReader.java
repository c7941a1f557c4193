package dev.culprit.profile;

import java.io.IOException;
import java.nio.file.Path;

/** Reads profile files and refuses anything that is not one. */
public final class ProfileReader {

    private ProfileReader() {}

    /**
     * Reads the profile in {@code file}.
     *
     * @throws ProfileException if the file is not a profile, is damaged, breaks a limit, or is of a newer format
     * @throws IOException if the file cannot be read
     */
    public static Profile read(Path file) throws IOException {
        throw new UnsupportedOperationException("being written");
    }
}
