package dev.culprit.analyzer.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in words for people why a file could not be read. */
public final class Reasons {

    private Reasons() {}

    /** Why, in a few words. */
    public static String of(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it has vanished";
        }
        if (failure instanceof EOFException) {
            return "it ends too soon: it was cut off; copy it again";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** One sentence that names {@code file} once, although many a message begins with it. */
    public static String unreadable(Path file, IOException failure) {
        String reason = of(failure);
        return reason.startsWith(file + ":") || reason.startsWith(file + ",")
                ? reason
                : file + " cannot be read: " + reason;
    }
}
