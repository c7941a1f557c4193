package dev.culprit.profile;

/**
 * A file that cannot be read as a profile. The message is one line that names what is wrong and, where something can be
 * done, how to mend it; it does not repeat the file's name.
 */
public class ProfileException extends java.io.IOException {

    private static final long serialVersionUID = 1L;

    public ProfileException(String message) {
        super(message);
    }

    public ProfileException(String message, Throwable cause) {
        super(message, cause);
    }
}
