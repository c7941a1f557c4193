package workloads;

import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.CharSetUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.builder.EqualsBuilder;
import org.apache.commons.lang3.builder.HashCodeBuilder;
import org.apache.commons.lang3.builder.ToStringBuilder;
import org.apache.commons.lang3.builder.ToStringStyle;
import org.apache.commons.lang3.math.Fraction;
import org.apache.commons.lang3.math.NumberUtils;
import org.apache.commons.lang3.text.WordUtils;
import org.apache.commons.lang3.time.FastDateFormat;

/** commons-lang3: strings, numbers, builders, arrays, dates. */
@SuppressWarnings("deprecation")
public final class Lang3 {

    private static final FastDateFormat DATES =
            FastDateFormat.getInstance("yyyy-MM-dd'T'HH:mm:ss.SSS EEE", TimeZone.getTimeZone("UTC"), Locale.ROOT);

    private Lang3() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Lang3::round);
    }

    private static long round(int number) throws Exception {
        String text = Workload.words(number, 60);
        long sum = 0;
        String replaced =
                StringUtils.replaceEach(text, new String[] {"alpha", "lazy", "zebra"}, new String[] {"a", "b", "c"});
        sum += StringUtils.getLevenshteinDistance(text.substring(0, 40), replaced.substring(0, 40));
        sum += StringUtils.countMatches(text, "e") + StringUtils.indexOfDifference(text, replaced);
        sum += WordUtils.capitalizeFully(text).hashCode()
                + WordUtils.wrap(text, 20).hashCode();
        sum += StringUtils.stripAccents(StringUtils.swapCase(text)).hashCode();
        sum += CharSetUtils.count(text, "k-p", "a-c")
                + CharSetUtils.squeeze(text, "a-z").length();
        for (String word : StringUtils.split(text, ' ')) {
            sum += StringUtils.leftPad(word, 12, '*').hashCode() + (StringUtils.isNumeric(word) ? 1 : 0);
            sum += NumberUtils.isCreatable(word)
                    ? NumberUtils.createNumber(word).intValue()
                    : 0;
            sum += StringUtils.getCommonPrefix(word, "umber", "alp").length();
        }
        Fraction fraction = Fraction.getFraction(number + 1, 360);
        for (int i = 1; i < 12; i++) {
            fraction = fraction.add(Fraction.getReducedFraction(1, i % 7 + 1)).reduce();
        }
        sum += fraction.hashCode();
        int[] numbers = new int[0];
        for (int i = 0; i < 20; i++) {
            numbers = ArrayUtils.add(numbers, i * number);
        }
        ArrayUtils.reverse(numbers);
        sum += ArrayUtils.indexOf(numbers, 19)
                + new HashCodeBuilder().append(numbers).append(text).toHashCode();
        sum += new EqualsBuilder()
                        .append(text, replaced)
                        .append(numbers, numbers)
                        .isEquals()
                ? 1
                : 0;
        sum += new ToStringBuilder(text, ToStringStyle.NO_CLASS_NAME_STYLE)
                .append("a", numbers)
                .append("b", replaced)
                .toString()
                .hashCode();
        String date = DATES.format(new Date(1_000_000_000L * number));
        return sum + date.hashCode() + DATES.parse(date).getTime();
    }
}
