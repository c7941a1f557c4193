package dev.culprit.profile;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a profile file: a zip of JSON members, see {@code docs/profile-format.md}. Equal profiles give equal bytes. */
public final class ProfileWriter {

    private ProfileWriter() {}

    /** Writes {@code profile} to {@code out} and leaves it open. */
    public static void write(Profile profile, OutputStream out) throws IOException {
        throw new UnsupportedOperationException("being written");
    }
}
