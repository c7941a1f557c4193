package corpus;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.lang3.RandomStringUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.builder.ToStringBuilder;
import org.apache.commons.lang3.text.WordUtils;

/** Makes up users for a test and formats texts. */
public final class LangRandomStrings {
    static long checksum;

    static void makeUsers(int n) {
        Map<String, String> users = new HashMap<>();
        for (int i = 0; i < n; i++) {
            users.put(RandomStringUtils.randomAlphanumeric(12), RandomStringUtils.randomAlphabetic(20));
        }
        checksum += users.size();
    }

    static void formatText(int n) {
        String text = "the quick brown fox jumps over the lazy dog number " + n;
        for (int i = 0; i < 12; i++) {
            String wrapped = WordUtils.wrap(WordUtils.capitalizeFully(text), 20);
            checksum += StringUtils.countMatches(wrapped, "o")
                    + StringUtils.reverseDelimited(text, ' ').length();
            checksum += StringUtils.getLevenshteinDistance(text, wrapped);
            checksum += new ToStringBuilder(text)
                            .append("n", n)
                            .append("wrapped", wrapped)
                            .toString()
                            .length()
                    & 0xff;
        }
    }

    static void run(int iterations) {
        for (int i = 0; i < iterations; i++) {
            makeUsers(300);
            formatText(i);
        }
    }

    public static void main(String[] args) {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
