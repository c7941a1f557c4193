package dev.culprit.agent.selection;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Where a class came from, as a file. */
final class CodeLocation {

    private CodeLocation() {}

    /** The URL of the code source as a string, null when the class has none (generated at run time, for instance). */
    static @Nullable String of(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL location = source == null ? null : source.getLocation();
        // Not the URL itself: its equals and hashCode ask the name service.
        return location == null ? null : location.toExternalForm();
    }

    /**
     * The directory or jar that {@code url} names, null when it is not a file, or a jar inside a jar: such a jar is a dependency
     * that was packed in. The class directory of a Spring Boot jar counts as that jar.
     */
    static @Nullable File file(String url) {
        String text = url.startsWith("jar:") ? url.substring("jar:".length()) : url;
        if (text.startsWith("nested:")) {
            text = "file:" + text.substring("nested:".length()).replace("/!", "!/");
        }
        int inside = text.indexOf("!/");
        if (inside >= 0) {
            if (text.indexOf(".jar", inside) >= 0) {
                return null;
            }
            text = text.substring(0, inside);
        }
        return text.startsWith("file:") ? ofFileUrl(text) : null;
    }

    private static @Nullable File ofFileUrl(String url) {
        try {
            return new File(new URI(url));
        } catch (Exception e) {
            // Some loaders make URLs without escaping blanks.
            return new File(url.substring("file:".length()));
        }
    }
}
