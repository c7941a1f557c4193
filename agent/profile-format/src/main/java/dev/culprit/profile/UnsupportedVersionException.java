package dev.culprit.profile;

/** A profile of a newer format than this version of culprit can read. */
public final class UnsupportedVersionException extends ProfileException {

    private static final long serialVersionUID = 1L;

    private final int actual;
    private final int supported;

    public UnsupportedVersionException(int actual, int supported) {
        super("profile format version " + actual + " is newer than " + supported
                + ", the newest that this version of culprit reads; update culprit");
        this.actual = actual;
        this.supported = supported;
    }

    public int actual() {
        return actual;
    }

    public int supported() {
        return supported;
    }
}
