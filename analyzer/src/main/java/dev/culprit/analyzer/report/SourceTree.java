package dev.culprit.analyzer.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The source files of a commit, and the addresses where people read them. Not known is better than wrong: a reviewer clicks on it. */
public final class SourceTree {

    public static final SourceTree UNKNOWN = new SourceTree("", List.of());

    private static final List<String> SOURCES = List.of(".java", ".kt", ".groovy", ".scala");

    private final String template;
    private final Map<String, List<String>> byName = new HashMap<>();

    /**
     * Of a commit.
     *
     * @param template an https address with {@code {path}} and {@code {line}}; empty when there is none
     * @param files their paths from the top of the repository, with slashes
     */
    public SourceTree(String template, Collection<String> files) {
        if (!template.isEmpty() && !template.startsWith("https://")) {
            throw new IllegalArgumentException("not an https address: " + template);
        }
        this.template = template;
        for (String file : files) {
            if (SOURCES.stream().anyMatch(file::endsWith)) {
                byName.computeIfAbsent(file.substring(file.lastIndexOf('/') + 1), name -> new ArrayList<>())
                        .add(file);
            }
        }
    }

    String template() {
        return template;
    }

    boolean isEmpty() {
        return template.isEmpty() || byName.isEmpty();
    }

    /** Where the file of a class is; empty when no file or several can be meant. */
    String path(String className, @Nullable String file) {
        if (file == null || file.isEmpty()) {
            return "";
        }
        String below = folder(className) + file;
        List<String> found = byName.getOrDefault(file, List.of()).stream()
                .filter(path -> path.equals(below) || path.endsWith("/" + below))
                .toList();
        return found.size() == 1 ? found.get(0) : "";
    }

    /** The address of a line; empty when it is not known. */
    String url(String className, @Nullable String file, int line) {
        String path = template.isEmpty() || line <= 0 ? "" : path(className, file);
        return path.isEmpty()
                ? ""
                : template.replace("{path}", Uris.path(path)).replace("{line}", String.valueOf(line));
    }

    /** {@code com/acme/} of {@code com.acme.Cart}. */
    static String folder(String className) {
        return className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
    }
}
