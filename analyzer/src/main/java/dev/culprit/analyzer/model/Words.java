package dev.culprit.analyzer.model;

import java.util.Locale;

/** Numbers in sentences. */
public final class Words {

    private Words() {}

    /** Such as {@code 12.3 ms}; three significant digits. */
    public static String duration(double nanos) {
        double size = Math.abs(nanos);
        if (size >= 999.5e6) {
            return digits(nanos / 1e9) + " s";
        }
        if (size >= 999.5e3) {
            return digits(nanos / 1e6) + " ms";
        }
        if (size >= 999.5) {
            return digits(nanos / 1e3) + " µs";
        }
        return digits(nanos) + " ns";
    }

    /** Such as {@code 4.10 KiB}; three significant digits. */
    public static String bytes(double bytes) {
        double size = Math.abs(bytes);
        if (size >= 999.5 * 1024 * 1024) {
            return digits(bytes / (1024 * 1024 * 1024)) + " GiB";
        }
        if (size >= 999.5 * 1024) {
            return digits(bytes / (1024 * 1024)) + " MiB";
        }
        return size >= 999.5 ? digits(bytes / 1024) + " KiB" : digits(bytes) + " B";
    }

    /** Such as {@code 1,200} or {@code 0.25}. */
    public static String count(double count) {
        boolean whole = Math.abs(count - Math.rint(count)) < 1e-6 * Math.max(1, Math.abs(count));
        return whole || Math.abs(count) >= 1000 ? String.format(Locale.ROOT, "%,.0f", count) : digits(count);
    }

    /** Such as {@code once}, {@code 24 times} or {@code 0.25 times}. */
    public static String calls(double count) {
        return Math.abs(count - 1) < 1e-9 ? "once" : count(count) + " times";
    }

    /** Such as {@code 3.1 times as}; for speed-ups {@code 0.42 times as}. */
    public static String times(double ratio) {
        return digits(ratio) + " times as";
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < 0.1) {
            return String.format(Locale.ROOT, "%.2g", value);
        }
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
