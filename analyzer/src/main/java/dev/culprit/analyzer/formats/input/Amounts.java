package dev.culprit.analyzer.formats.input;

import dev.culprit.analyzer.samples.SampleUnit;
import java.util.Locale;

/**
 * The unit of amounts in a file.
 *
 * @param unit the unit that it becomes
 * @param factor what an amount is multiplied by
 */
public record Amounts(SampleUnit unit, long factor) {

    /** The unit that tools call {@code name}; what is unknown is counted as it is. */
    public static Amounts of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "nanoseconds", "nanosecond", "ns" -> new Amounts(SampleUnit.NANOSECONDS, 1);
            case "microseconds", "microsecond", "us" -> new Amounts(SampleUnit.NANOSECONDS, 1_000);
            case "milliseconds", "millisecond", "ms" -> new Amounts(SampleUnit.NANOSECONDS, 1_000_000);
            case "seconds", "second", "s" -> new Amounts(SampleUnit.NANOSECONDS, 1_000_000_000);
            case "bytes", "byte", "b", "by" -> new Amounts(SampleUnit.BYTES, 1);
            case "kilobytes", "kilobyte", "kb" -> new Amounts(SampleUnit.BYTES, 1 << 10);
            case "megabytes", "megabyte", "mb" -> new Amounts(SampleUnit.BYTES, 1 << 20);
            default -> new Amounts(SampleUnit.SAMPLES, 1);
        };
    }
}
