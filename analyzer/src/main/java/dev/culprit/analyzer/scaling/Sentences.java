package dev.culprit.analyzer.scaling;

import dev.culprit.analyzer.model.CallSite;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Quantities inside sentences. */
final class Sentences {

    private Sentences() {}

    /** Such as {@code 2.35 s} or {@code 120 ms}. */
    static String time(double nanos) {
        return Math.abs(nanos) >= 0.9995e9
                ? String.format(Locale.ROOT, "%.2f s", nanos / 1e9)
                : Math.abs(nanos) >= 0.9995e6
                        ? String.format(Locale.ROOT, "%.0f ms", nanos / 1e6)
                        : String.format(Locale.ROOT, "%.0f us", nanos / 1e3);
    }

    /** Such as {@code 8}, {@code 2.6} or {@code 0.25}. */
    static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.2f" : "%.1f", value);
    }

    /** Such as {@code 95 %}. */
    static String percent(double share) {
        return number(Math.round(share * 1000) / 10.0) + " %";
    }

    /** Where it is, as the end of a sentence without a full stop; nothing when unknown. */
    static String at(String before, @Nullable CallSite site) {
        if (site == null) {
            return "";
        }
        return before + site.inWords() + " (" + site.caller() + ")";
    }
}
