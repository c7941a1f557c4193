package dev.culprit.flamegraph;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A whole page: one file that makes no request. Its content security policy allows exactly the style and the script that
 * are written here, by their hash, so that a name from bytecode could not run even if one slipped through the escaping.
 */
public final class Page {

    private final String title;
    private final Html content;
    private final FlameTree tree;
    private final Timeline timeline;

    /**
     * @param title of the window
     * @param content what is readable without the script
     * @param tree what the flame graph shows
     */
    public Page(String title, Html content, FlameTree tree) {
        this(title, content, tree, Timeline.NONE);
    }

    /** @param timeline what the timeline shows; its drawing is part of {@code content} */
    public Page(String title, Html content, FlameTree tree, Timeline timeline) {
        this.title = title;
        this.content = content;
        this.tree = tree;
        this.timeline = timeline;
    }

    /** Writes the page; {@code out} is neither flushed nor closed. It must encode as UTF-8. */
    public void write(Writer out) throws IOException {
        String style = Style.bundle();
        String script = Script.bundle();
        Html page = Template.of("page")
                .text("policy", policy(style, script))
                .text("title", title)
                .html("style", new Html(style))
                .html("content", content)
                .html("data", new Html(new PackedTree(tree).toBase64()))
                .html("timeline", new Html(new PackedTimeline(timeline).toBase64()))
                .html("script", new Html(script))
                .fill();
        out.write(page.toString());
    }

    static String policy(String style, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
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
