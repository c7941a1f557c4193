package dev.culprit.analyzer.findings;

import java.util.Locale;

/** Numbers and places in sentences. */
final class Words {

    private Words() {}

    /** Such as {@code 12.3 ms}; three significant digits. */
    static String duration(double nanos) {
        if (nanos >= 999.5e6) {
            return digits(nanos / 1e9) + " s";
        }
        return nanos >= 999.5e3 ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e3) + " µs";
    }

    /** Such as {@code 98 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** Such as {@code once} or {@code 24 times}. */
    static String times(long count) {
        return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
    }

    /** Such as {@code 1 test} or {@code 24 tests}. */
    static String number(long count, String noun) {
        String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : plural);
    }

    /** Such as {@code 8.14}; three significant digits. */
    static String digits(double value) {
        int decimals = value >= 99.95 || value == 0 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
