package corpus;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders articles, and parses a paragraph of nested brackets as a generator of tables may write it. */
public final class CommonmarkDocs {
    static long checksum;

    static String article(int n) {
        StringBuilder b = new StringBuilder("# Title " + n + "\n\n");
        for (int i = 0; i < 60; i++) {
            b.append("Paragraph ")
                    .append(i)
                    .append(" with *emphasis*, **strong**, `code` and a [link](https://example.org/")
                    .append(i)
                    .append(").\n\n* item one\n* item two\n\n> quote ")
                    .append(n)
                    .append("\n\n");
        }
        return b.toString();
    }

    static String brackets(int depth) {
        return "text " + "[".repeat(depth) + "a" + "]".repeat(depth) + " end\n";
    }

    static void run(int iterations) {
        Parser parser = Parser.builder().build();
        HtmlRenderer renderer = HtmlRenderer.builder().build();
        for (int i = 0; i < iterations; i++) {
            for (int k = 0; k < 4; k++) {
                Node doc = parser.parse(article(i + k));
                checksum += renderer.render(doc).length();
            }
            checksum += parser.parse(brackets(2500)).hashCode() & 1;
        }
    }

    public static void main(String[] args) {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
