package dev.culprit.flamegraph;

import java.util.List;

/**
 * Where sources can be read: links that the page makes of a file and a line, {@code js/sources.js}.
 *
 * @param baseline an https address with {@code {path}} and {@code {line}}, empty when not known
 * @param candidate the same of the other side
 * @param files those that are known
 */
public record Sources(String baseline, String candidate, List<File> files) {

    public static final Sources NONE = new Sources("", "", List.of());

    public Sources {
        requireAddress(baseline);
        requireAddress(candidate);
        files = List.copyOf(files);
    }

    /**
     * A source file.
     *
     * @param name folder of the package and file name, such as {@code com/acme/Cart.java}
     * @param baseline path in the repository, empty when not known
     * @param candidate the same of the other side
     */
    public record File(String name, String baseline, String candidate) {}

    private static void requireAddress(String template) {
        if (!template.isEmpty() && !template.startsWith("https://")) {
            throw new IllegalArgumentException("not an https address: " + template);
        }
    }

    /** Columns: names; paths of the baseline; paths of the candidate. */
    String toBase64() {
        return new Columns()
                .add(files.stream().map(File::name).toList())
                .add(files.stream().map(File::baseline).toList())
                .add(files.stream().map(File::candidate).toList())
                .toBase64();
    }
}
