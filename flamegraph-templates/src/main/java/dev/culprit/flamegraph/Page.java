package dev.culprit.flamegraph;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A whole page: one file that makes no request. Its content security policy allows exactly the style and the script that
 * are written here, by their hash, so that a name from bytecode could not run even if one slipped through the escaping.
 * The data are unpacked by a worker, which the page makes of its own inert text: that is what {@code worker-src blob:} is for.
 */
public final class Page {

    /** Stands for the data while the template is filled. Text cannot hold it, since {@link Html#text} replaces it. */
    private static final String DATA = "\0";

    private final String title;
    private final Html content;
    private final List<PackedTree> trees;
    private final Map<String, Timeline> timelines;

    /**
     * @param title of the window
     * @param content what is readable without the script
     * @param trees what the flame graph shows, the first first
     */
    public Page(String title, Html content, List<PackedTree> trees) {
        this(title, content, trees, Map.of(), Sources.NONE);
    }

    /**
     * A page with more than its trees.
     *
     * @param timelines what the drawings of timelines show, which are part of {@code content}, by their ids
     * @param sources where the sources of the trees' functions can be read
     */
    public Page(String title, Html content, List<PackedTree> trees, Map<String, Timeline> timelines, Sources sources) {
        this.title = title;
        this.content = Html.join(List.of(content, links(sources)));
        this.trees = List.copyOf(trees);
        this.timelines = Map.copyOf(timelines);
    }

    /** Writes the page; {@code out} is neither flushed nor closed. It must encode as UTF-8. */
    public void write(Writer out) throws IOException {
        Set<Part> parts = Part.in(content);
        String style = Style.bundle(parts);
        String script = Script.bundle(parts);
        Html data = Html.join(List.of(new Html(DATA), timelines(), unpacker()));
        String page = fill(title, style, content, data, script);
        int start = page.indexOf(DATA);
        out.write(page, 0, start);
        for (int i = 0; i < trees.size(); i++) {
            write(trees.get(i), i, out);
        }
        out.write(page, start + DATA.length(), page.length() - start - DATA.length());
    }

    /** Any page of one file: its content, what its script reads, and the one style and the one script that its policy allows. */
    static String fill(String title, String style, Html content, Html data, String script) {
        return Template.of("page")
                .text("policy", policy(style, script))
                .text("title", title)
                .html("style", new Html(style))
                .html("content", content)
                .html("data", data)
                .html("script", new Html(script))
                .fill()
                .toString();
    }

    private static Html links(Sources sources) {
        return sources.files().isEmpty()
                ? Html.EMPTY
                : Template.of("sources")
                        .text("baseline", sources.baseline())
                        .text("candidate", sources.candidate())
                        .html("data", new Html(sources.toBase64()))
                        .fill();
    }

    private static Html unpacker() {
        return Template.of("unpacker")
                .html("unpacker", new Html(Script.unpacker()))
                .fill();
    }

    private Html timelines() {
        return Html.join(new TreeMap<>(timelines)
                .entrySet().stream()
                        .map(timeline -> Template.of("timeline-data")
                                .text("id", timeline.getKey())
                                .html("data", new Html(new PackedTimeline(timeline.getValue()).toBase64()))
                                .fill())
                        .toList());
    }

    /** Megabytes go from where they are packed into the file: filled into a template they would be there four times. */
    private static void write(PackedTree tree, int number, Writer out) throws IOException {
        stream(Template.of("nodes").text("tree", "" + number), tree.nodes(), out);
        for (PackedTree.Stream view : tree.views()) {
            Template element = Template.of("view")
                    .text("tree", "" + number)
                    .text("name", view.name())
                    .text("title", view.title())
                    .text("unit", view.unit().name());
            stream(element, view.base64(), out);
        }
    }

    private static void stream(Template element, String base64, Writer out) throws IOException {
        String around = element.html("data", new Html(DATA)).fill().toString();
        int data = around.indexOf(DATA);
        out.write(around, 0, data);
        out.write(base64);
        out.write(around, data + DATA.length(), around.length() - data - DATA.length());
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; worker-src blob:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
