package workloads;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** commonmark: parsing and three renderers. */
public final class Commonmark {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();
    private static final MarkdownRenderer MARKDOWN = MarkdownRenderer.builder().build();

    private Commonmark() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Commonmark::round);
    }

    private static long round(int number) {
        StringBuilder text = new StringBuilder("# Title *one*\n\n");
        for (int i = 0; i < 6; i++) {
            text.append("- item **").append(Workload.words(number + i, 6)).append("** and `code` [link](http://e.org/");
            text.append(i).append(" \"t\")\n  > quote _em_ &amp; ![img](i.png)\n\n");
            text.append(Workload.words(number + i, 20))
                    .append("\\* <b>x</b>\n    indented\n\n```java\nint x;\n```\n\n[ref]: /u\n\n[ref]\n\n");
        }
        Node document = PARSER.parse(text.toString());
        return HTML.render(document).hashCode()
                + TEXT.render(document).hashCode()
                + MARKDOWN.render(document).hashCode();
    }
}
