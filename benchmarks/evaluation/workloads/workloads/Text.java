package workloads;

import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.StringTokenizer;
import org.apache.commons.text.TextStringBuilder;
import org.apache.commons.text.WordUtils;
import org.apache.commons.text.diff.StringsComparator;
import org.apache.commons.text.similarity.CosineDistance;
import org.apache.commons.text.similarity.FuzzyScore;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDetailedDistance;
import org.apache.commons.text.similarity.LongestCommonSubsequence;

/** commons-text: escapes, substitution, similarity, differences. */
public final class Text {

    private static final Map<String, String> VALUES =
            Map.of("alpha", "one ${river} two", "river", "Donau", "lazy", "dog");

    private Text() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Text::round);
    }

    private static long round(int number) {
        String text = Workload.words(number, 25);
        String other = Workload.words(number + 1, 25);
        long sum = new StringSubstitutor(VALUES)
                .replace(text.replace("alpha", "${alpha}").replace("lazy", "${lazy:-cat}"))
                .hashCode();
        String html = "<p title=\"" + text + "\">" + other + " & é ü</p>";
        sum += StringEscapeUtils.unescapeHtml4(StringEscapeUtils.escapeHtml4(html))
                .hashCode();
        sum += StringEscapeUtils.unescapeJava(StringEscapeUtils.escapeJava(html))
                .hashCode();
        sum += StringEscapeUtils.escapeCsv(text + ",\"").hashCode()
                + StringEscapeUtils.escapeXml11(html).hashCode();
        sum += new LongestCommonSubsequence().apply(text, other);
        sum += LevenshteinDetailedDistance.getDefaultInstance()
                .apply(text, other)
                .getInsertCount();
        sum += (long) (1000 * new JaroWinklerSimilarity().apply(text, other));
        sum += (long) (1000 * new CosineDistance().apply(text, other));
        sum += new FuzzyScore(java.util.Locale.ROOT).fuzzyScore(text, "rst");
        sum += new StringsComparator(text.substring(0, 60), other.substring(0, 60))
                .getScript()
                .getModifications();
        for (String token : new StringTokenizer(text, ' ').getTokenList()) {
            sum += WordUtils.capitalize(token).hashCode();
        }
        TextStringBuilder builder = new TextStringBuilder();
        for (int i = 0; i < 20; i++) {
            builder.appendFixedWidthPadLeft(i * number, 8, '0')
                    .appendSeparator(",")
                    .append(text, 0, 5);
        }
        return sum
                + builder.replaceAll("0,", ";")
                        .deleteAll("a")
                        .reverse()
                        .toString()
                        .hashCode();
    }
}
