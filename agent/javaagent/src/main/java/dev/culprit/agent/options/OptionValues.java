package dev.culprit.agent.options;

import dev.culprit.agent.selection.ClassPattern;
import dev.culprit.profile.InstrumentationPlan.Timing;
import dev.culprit.profile.telemetry.UserTypes;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the values of options. Each method throws IllegalArgumentException with what was expected. */
final class OptionValues {

    private OptionValues() {}

    static List<ClassPattern> patterns(String value) {
        List<ClassPattern> patterns = new ArrayList<>();
        for (String part : parts(value)) {
            patterns.add(ClassPattern.of(part));
        }
        return patterns;
    }

    /** A directory's or file's name, or a commit id: anything visible. */
    static @Nullable String text(String value) {
        return value.isBlank() ? null : value;
    }

    static String required(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a value is missing");
        }
        return value;
    }

    /** A name that becomes part of a file's name. */
    static @Nullable String fileName(String value) {
        if (value.isBlank()) {
            return null;
        }
        if (!value.matches("[\\w.@+-]{1,80}")) {
            throw new IllegalArgumentException("only letters, digits and _ . @ + - are allowed, at most 80");
        }
        return value;
    }

    static long millis(String value) {
        if (value.equals("off")) {
            return 0;
        }
        String[] units = {"ms", "s", "m", "h"};
        long[] factors = {1, 1000, 60_000, 3_600_000};
        for (int i = 0; i < units.length; i++) {
            String number = value.substring(0, Math.max(0, value.length() - units[i].length()));
            if (value.endsWith(units[i]) && number.matches("\\d{1,9}") && Long.parseLong(number) > 0) {
                return Long.parseLong(number) * factors[i];
            }
        }
        throw new IllegalArgumentException("a duration such as 500ms, 10s or 2m, or off, is expected");
    }

    static long bytes(String value) {
        String text = value.toLowerCase(Locale.ROOT);
        int shift = text.endsWith("k") ? 10 : text.endsWith("m") ? 20 : text.endsWith("g") ? 30 : 0;
        String number = shift == 0 ? text : text.substring(0, text.length() - 1);
        if (!number.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("a size such as 64m is expected");
        }
        return Long.parseLong(number) << shift;
    }

    static long count(String value, long max) {
        if (!value.matches("\\d{1,18}") || Long.parseLong(value) < 1 || Long.parseLong(value) > max) {
            throw new IllegalArgumentException("a whole number from 1 to " + max + " is expected");
        }
        return Long.parseLong(value);
    }

    /** As a fraction, infinite for {@code off}. */
    static double overhead(String value) {
        if (value.equals("off")) {
            return Double.POSITIVE_INFINITY;
        }
        if (!value.matches("\\d{1,2}(\\.\\d{1,9})?%")) {
            throw new IllegalArgumentException("a percentage such as 5%, or off, is expected");
        }
        return Double.parseDouble(value.substring(0, value.length() - 1)) / 100;
    }

    static Timing timing(String value) {
        switch (value) {
            case "every":
                return Timing.EVERY;
            case "sampled":
                return Timing.SAMPLED;
            case "none":
                return Timing.COUNTED;
            default:
                throw new IllegalArgumentException("every, sampled or none is expected");
        }
    }

    static @Nullable File file(String value) {
        return value.isBlank() ? null : new File(value).getAbsoluteFile();
    }

    /** Null for {@code off}. */
    static @Nullable UserTypes telemetry(String value) {
        if (value.equals("off")) {
            return null;
        }
        return value.equals("on") ? UserTypes.NONE : UserTypes.of(parts(required(value)));
    }

    static boolean isOn(String value) {
        if (!value.equals("on") && !value.equals("off")) {
            throw new IllegalArgumentException("on or off is expected");
        }
        return value.equals("on");
    }

    static List<SampledEvent> events(String value) {
        List<SampledEvent> events = new ArrayList<>();
        for (String part : parts(value.equals("off") ? "" : required(value))) {
            SampledEvent event = SampledEvent.of(part);
            for (SampledEvent other : events) {
                if (other.name().equals(event.name())) {
                    throw new IllegalArgumentException("each event once is expected");
                }
            }
            events.add(event);
        }
        return events;
    }

    /** True for {@code exit}. */
    static boolean onError(String value) {
        if (!value.equals("exit") && !value.equals("continue")) {
            throw new IllegalArgumentException("continue or exit is expected");
        }
        return value.equals("exit");
    }

    private static List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        for (String part : value.split("\\+")) {
            if (!part.isBlank()) {
                parts.add(part.trim());
            }
        }
        return parts;
    }
}
