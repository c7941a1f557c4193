package workloads;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** jsoup: parsing, selecting, changing, cleaning, writing. */
public final class Jsoup {

    private Jsoup() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Jsoup::round);
    }

    private static long round(int number) {
        StringBuilder html =
                new StringBuilder("<!doctype html><title>T</title><body><h1 class=a>&Uuml;ber</h1><table>");
        for (int i = 0; i < 8; i++) {
            html.append("<tr><td id=c")
                    .append(i)
                    .append(" class='x y")
                    .append(i % 3)
                    .append("'>");
            html.append(Workload.words(number + i, 5))
                    .append(" &amp; <b>bold<i>er</b></i><td><a href=\"/p?q=")
                    .append(i)
                    .append("\">l</a>");
        }
        Document document =
                org.jsoup.Jsoup.parse(html.append("</table><p>end<br>").toString(), "http://example.org/");
        long sum = document.select("td.y1 > b").size()
                + document.select("a[href*=q=3]").attr("abs:href").hashCode();
        for (Element cell : document.select("tr:nth-child(odd) td:has(b)")) {
            sum += cell.text().hashCode() + cell.cssSelector().hashCode();
            cell.addClass("seen").attr("data-n", "1").append("<span>more</span>");
        }
        sum += document.outerHtml().hashCode();
        return sum + org.jsoup.Jsoup.clean(html.toString(), Safelist.basic()).hashCode();
    }
}
