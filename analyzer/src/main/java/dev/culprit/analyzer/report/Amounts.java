package dev.culprit.analyzer.report;

import dev.culprit.analyzer.model.DiffTree.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes quantities for people: three significant digits, a unit, and the same characters in every locale. */
final class Amounts {

    /** For documents that say which encoding they have. */
    static final Amounts UNICODE = new Amounts("\u00b5s", "\u2212", "\u00d7");

    /** For terminals, whose encoding is anybody's guess. */
    static final Amounts ASCII = new Amounts("us", "-", "x");

    /** From here on a ratio reads better as a factor than as a percentage: "+4000 %" says less than "41x". */
    static final double FACTOR_FROM = 1.995;

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final double[] DURATION_STEPS = {1, 1e3, 1e6, 1e9};
    private static final double[] BYTE_STEPS = {1, 1024, 1024 * 1024, 1024.0 * 1024 * 1024};
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB"};

    private final String[] durationUnits;
    private final String minus;
    private final String multiply;

    private Amounts(String micros, String minus, String multiply) {
        this.durationUnits = new String[] {"ns", micros, "ms", "s"};
        this.minus = minus;
        this.multiply = multiply;
    }

    /** A sentence for terminals: other letters beyond ASCII can only be those of names, and stay. */
    static String ascii(String sentence) {
        return sentence.replace("\u00b5s", "us").replace("\u2192", "->").replace("\u2026", "...");
    }

    /** Such as {@code 1.41 s}; a dash for NaN. */
    String duration(double nanos) {
        if (Double.isNaN(nanos)) {
            return "-";
        }
        if (Math.abs(nanos) >= 99.95e9) {
            long seconds = Math.round(Math.abs(nanos) / 1e9);
            return sign(nanos, "") + seconds / 60 + " min " + String.format(Locale.ROOT, "%02d s", seconds % 60);
        }
        return scaled(nanos, DURATION_STEPS, durationUnits, 1000);
    }

    /** Such as {@code +1.41 s}. */
    String signedDuration(double nanos) {
        return plus(nanos) + duration(nanos);
    }

    /** Such as {@code +3.2 MiB}. */
    String signedBytes(double bytes) {
        return plus(bytes) + bytes(bytes);
    }

    /** Such as {@code 3.2 MiB}. */
    String bytes(double bytes) {
        return Double.isNaN(bytes) ? "-" : scaled(bytes, BYTE_STEPS, BYTE_UNITS, 1024);
    }

    /** A quantity in the unit of a total: nanoseconds and bytes are scaled, others are written as they are. */
    String quantity(double value, String unit) {
        return switch (unit) {
            case "ns" -> duration(value);
            case "B", "bytes" -> bytes(value);
            default -> count(value) + " " + unit;
        };
    }

    /** A quantity of a tree; samples are numbers without a unit. */
    String quantity(double value, Quantity.Unit unit) {
        return switch (unit) {
            case NANOS -> duration(value);
            case BYTES -> bytes(value);
            case SAMPLES -> count(value);
        };
    }

    /** A quantity in the unit of a total, with a sign. */
    String signedQuantity(double value, String unit) {
        return plus(value) + quantity(value, unit);
    }

    /** Such as {@code 12,345} or {@code 0.667}. */
    String count(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double magnitude = Math.abs(value);
        if (magnitude >= 99.95e6) {
            return digits(value / 1e6) + " M";
        }
        if (magnitude >= 100 || magnitude == Math.rint(magnitude)) {
            return sign(value, "") + String.format(Locale.ROOT, "%,d", Math.round(magnitude));
        }
        return digits(value);
    }

    /** Relative change such as {@code +12.4 %}, as a factor such as {@code 3.1x} from a doubling on. */
    String change(double ratio) {
        if (Double.isNaN(ratio)) {
            return "new";
        }
        if (Double.isInfinite(ratio) || ratio >= FACTOR_FROM) {
            return times(ratio);
        }
        return percent(ratio - 1);
    }

    /** Two relative changes, both as percentages or both as factors, such as {@code 1.9x .. 3.8x}. */
    String range(double low, double high, String between) {
        return low(low, high) + between + change(high);
    }

    /** The lower end of such a range. */
    String low(double low, double high) {
        return high >= FACTOR_FROM ? times(low) : change(low);
    }

    /** A factor, such as {@code 3.1x}. */
    String times(double ratio) {
        return Double.isInfinite(ratio) ? "new" : digits(ratio) + multiply;
    }

    /** A signed relative change, such as {@code +12.4 %}; one decimal, none from 100 % on. */
    String percent(double change) {
        if (Double.isNaN(change)) {
            return "-";
        }
        BigDecimal percent = BigDecimal.valueOf(change * 100);
        BigDecimal rounded = percent.setScale(Math.abs(change) < 1 ? 1 : 0, RoundingMode.HALF_UP);
        String sign = rounded.signum() == 0 ? "\u00b1" : rounded.signum() > 0 ? "+" : minus;
        if (rounded.signum() == 0 && minus.equals("-")) {
            sign = "+-";
        }
        return sign + rounded.abs().toPlainString() + " %";
    }

    /** A share such as {@code 12.4 %}. */
    String share(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    /** A confidence such as {@code 95 %}. */
    String confidence(double confidence) {
        return new BigDecimal(confidence * 100)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** A whole percentage with the sign of the part, such as {@code 73 %}. */
    String wholePercent(int percent) {
        return sign(percent, "") + Math.abs(percent) + " %";
    }

    private String scaled(double value, double[] steps, String[] units, double next) {
        int unit = 0;
        double magnitude = Math.abs(value);
        while (unit < steps.length - 1 && rounded(magnitude / steps[unit]) >= next) {
            unit++;
        }
        return digits(value / steps[unit]) + " " + units[unit];
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).round(THREE_DIGITS).doubleValue();
    }

    private String digits(double value) {
        double magnitude = Math.abs(value);
        BigDecimal decimal = BigDecimal.valueOf(magnitude);
        BigDecimal rounded = magnitude >= 100 ? decimal.setScale(0, RoundingMode.HALF_UP) : decimal.round(THREE_DIGITS);
        String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return sign(value, text) + text;
    }

    private String sign(double value, String text) {
        return value < 0 && !text.equals("0") ? minus : "";
    }

    private static String plus(double value) {
        return value > 0 ? "+" : "";
    }
}
