package corpus;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Parses pages of many small elements with entities and attributes, and reads every fifth. */
public final class JsoupTokens {
    static long checksum;

    static String page(int n) {
        StringBuilder b = new StringBuilder("<!doctype html><title>Page " + n + "</title>");
        for (int i = 0; i < 120; i++) {
            b.append("<p class=row data-id='")
                    .append(i)
                    .append("' title=\"a &amp; b\">")
                    .append("<b>x</b><i>y</i><u>z</u>&lt;")
                    .append(i)
                    .append("&gt;<br><img src=a.png alt=pic><span>")
                    .append(i)
                    .append("</span></p>");
        }
        return b.toString();
    }

    static void run(int iterations) {
        for (int i = 0; i < iterations; i++) {
            Document doc = Jsoup.parse(page(i));
            checksum += doc.body().childNodeSize();
            if (i % 5 == 0) {
                checksum += doc.text().length() + doc.select("img[alt]").size();
            }
        }
    }

    public static void main(String[] args) {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
